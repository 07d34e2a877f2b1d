import type { ASTNode } from '@marcbachmann/cel-js';
import { atom } from './atom';
import { comparedFields, differingFields, macroOf, nodesOf } from './syntax';
import { pathOf, term } from './term';

/** Words, and the fields that lead to the one value that they are about. */
interface Idiom {
  readonly asked: string;
  readonly subject?: readonly string[];
}

/** The words for a node that is written in one of the ways that CRDs say common things in. */
export function idiomOf(node: ASTNode): Idiom | undefined {
  const asked =
    alikeFields(node) ?? differingItems(node) ?? exclusiveFields(node) ?? limitedSum(node) ?? pairedFields(node);
  return asked === undefined ? schemes(node) : { asked };
}

/** `isURL(a) ? url(a).getScheme() in ['', 'http'] : isURL('http://' + a)`: a URL, where the scheme may be left out. */
function schemes(node: ASTNode): Idiom | undefined {
  if (node.op !== '?:' || node.args[0].op !== 'call' || node.args[0].args[0] !== 'isURL') return undefined;
  const [condition, scheme, otherwise] = node.args;
  const [url] = condition.op === 'call' ? condition.args[1] : [];
  const isPrefixed = [...nodesOf(otherwise)].some((part) => part.op === 'call' && part.args[0] === 'isURL');
  if (url === undefined || !isPrefixed || scheme.op !== 'in' || scheme.args[1].op !== 'list') return undefined;
  const named = scheme.args[1].args.filter((text) => text.op === 'value' && text.args !== '').map(term);
  const asked = `${term(url)} must be a URL with scheme ${named.slice(0, -1).join(', ')} or ${named.at(-1)}, or without one`;
  const subject = pathOf(url);
  return { asked: asked.trim(), ...(subject && { subject }) };
}

/** `self.all(a, self.all(b, a.x == b.x ? has(a.y) == has(b.y) : true))`: items equal in x have y, or none has. */
function alikeFields(node: ASTNode): string | undefined {
  const outer = macroOf(node, 'all');
  const inner = outer && macroOf(outer.body, 'all');
  if (outer === undefined || inner?.body.op !== '?:') return undefined;
  const [condition, then] = inner.body.args;
  const same = [...nodesOf(condition)].flatMap((part) =>
    comparedFields(part, outer.variable.args, inner.variable.args),
  );
  const alike = [...nodesOf(then)].flatMap((part) => atom(part)?.presenceOf ?? []);
  return `items with the same ${listed(same.map(term))} must all have ${listed(alike)}, or none of them`;
}

/** `self.all(a, self.exists_one(b, a.x == b.x))`: no two items are equal in x. */
function differingItems(node: ASTNode): string | undefined {
  const difference = differingFields(node);
  return difference && `no two items${difference.kind} may have the same ${listed(difference.fields.map(term))}`;
}

/** `(has(a) ? 1 : 0) + (has(b) ? 1 : 0) <= 1`, and `self.filter(f, f.type == 'a').size() <= 1`. */
function exclusiveFields(node: ASTNode): string | undefined {
  if (node.op !== '<=' || node.args[1].op !== 'value' || node.args[1].args !== 1n) return undefined;
  const counted = sum(node.args[0]).map((part) => (part.op === '?:' ? atom(part.args[0])?.presenceOf : undefined));
  if (counted.every((field) => field !== undefined)) {
    return counted.length === 1 ? `may have one ${counted[0]}` : `may have only one of ${counted.sort().join(', ')}`;
  }
  const filtered = sized(node.args[0]);
  const filter = filtered && macroOf(filtered, 'filter');
  const condition = filter && atom(filter.body)?.is[0];
  return condition === undefined ? undefined : `may have only one item where ${condition}`;
}

/** `self[0].a.size() + self[1].a.size() + … <= 128`. */
function limitedSum(node: ASTNode): string | undefined {
  if (node.op !== '<=' || node.args[1].op !== 'value') return undefined;
  const parts = sum(node.args[0]);
  const fields = parts.flatMap((part) => [...nodesOf(part)].map(sized)).map((part) => part?.op === '.' && part.args[1]);
  const names = new Set(fields.filter((field) => field !== undefined && field !== false));
  const [name] = names;
  if (parts.length < 2 || names.size !== 1 || name === undefined) return undefined;
  return `all items together may have at most ${term(node.args[1])} ${name}`;
}

/** `has(a) != has(b)` and `has(a) && has(b) || !has(a) && !has(b)`. */
function pairedFields(node: ASTNode): string | undefined {
  if (node.op === '!=' || node.op === '==') {
    const [one, other] = node.args.map((part) => atom(part)?.presenceOf);
    if (one === undefined || other === undefined) return undefined;
    return node.op === '!=' ? `needs exactly one of ${one}, ${other}` : `needs both or none of ${one}, ${other}`;
  }
  if (node.op !== '||' || node.args.some((part) => part.op !== '&&')) return undefined;
  const [one, other] = node.args.map((part) => (part.op === '&&' ? part.args.map(signedPresence) : []));
  const denied = one?.every((field, at) => field !== undefined && denial(field) === other?.[at]);
  if (!one || !denied) return undefined;
  return `needs both or none of ${one.map((field) => field?.replace('!', '')).join(', ')}`;
}

function signedPresence(node: ASTNode): string | undefined {
  const field = atom(node.op === '!_' ? node.args : node)?.presenceOf;
  return field !== undefined && node.op === '!_' ? `!${field}` : field;
}

function denial(field: string): string {
  return field.startsWith('!') ? field.slice(1) : `!${field}`;
}

function sum(node: ASTNode): readonly ASTNode[] {
  return node.op === '+' ? node.args.flatMap(sum) : [node];
}

/** What a node is the size of. */
function sized(node: ASTNode): ASTNode | undefined {
  return node.op === 'rcall' && node.args[0] === 'size' ? node.args[1] : undefined;
}

/** Words as they are listed in a sentence, each once: `a, b and c`. */
export function listed(repeated: readonly string[]): string {
  const words = [...new Set(repeated)];
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
