import type { ASTNode } from '@marcbachmann/cel-js';
import { fieldIn } from './message/message';
import { differingFields, type Macro, macroOf, nodesOf } from './message/syntax';
import { pathOf } from './message/term';
import { programOf, syntaxOf } from './program';

/** An expression of the form `self.list.all(x, …)`, taken apart. */
export interface Each {
  /** Fields that lead to the list, or to the map that is asked for its keys. */
  readonly holder: readonly string[];
  readonly variable: string;
  /** What is asked of each item. */
  readonly body: string;
  /** Whether items are compared with each other. */
  readonly comparesItems: boolean;
  /** What no two items may have the same of, where that is what it asks. */
  readonly differing?: readonly ASTNode[];
}

/** One item of a list, or one key of a map, that an expression does not hold for. */
export interface Item {
  readonly at: readonly (string | number)[];
  readonly value: unknown;
  readonly isKey: boolean;
  readonly verdict: unknown;
}

const known = new Map<string, Each | undefined>();

/** What an expression asks of each item, if that is all it asks. */
export function eachOf(expression: string): Each | undefined {
  if (!known.has(expression)) known.set(expression, read(expression));
  return known.get(expression);
}

function read(expression: string): Each | undefined {
  const node = syntaxOf(expression);
  const macro = macroOf(node, 'all');
  const holder = macro && pathOf(macro.receiver);
  // A name that had to be escaped is not the name of a field.
  if (macro === undefined || holder === undefined || holder.some((name) => name.startsWith('__'))) return undefined;
  const comparesItems = [...nodesOf(macro.body)].some((part) => part.op === 'id' && part.args === 'self');
  const differing = differingFields(node)?.fields;
  return { holder, variable: macro.variable.args, body: bodyOf(node, macro), comparesItems, differing };
}

/** What stands behind the comma: positions in the library's tree leave out brackets. */
function bodyOf({ input, end }: ASTNode, { variable }: Macro): string {
  const [, body = ''] = /^\s*,([\s\S]*)\)$/.exec(input.slice(variable.end, end)) ?? [];
  return body.trim();
}

/** The items that an expression for the value at a path does not hold for; none where it is not for single ones. */
export function failedItems({ holder, variable, body }: Each, self: unknown, at: Item['at']): readonly Item[] {
  const program = programOf(`[item].all(${variable}, ${body})`);
  return itemsOf(fieldIn(self, holder)).flatMap(({ step, value, isKey }) => {
    const verdict = program.run(self, value);
    return verdict === true ? [] : [{ at: [...at, ...holder, step], value, isKey, verdict }];
  });
}

interface Placed extends Pick<Item, 'value' | 'isKey'> {
  readonly step: string | number;
}

function itemsOf(held: unknown): readonly Placed[] {
  if (held instanceof Map) return [...held.keys()].map((name) => ({ step: String(name), value: name, isKey: true }));
  const items = held instanceof Set ? [...held] : held;
  return Array.isArray(items) ? items.map((value: unknown, step) => ({ step, value, isKey: false })) : [];
}
