import type { ASTNode } from '@marcbachmann/cel-js';
import { at as pathOf } from '../path';
import type { CelRule } from '../structural-schema';
import { type Each, eachOf, failedItems, type Item } from './items';
import { listed } from './message/idiom';
import { fieldIn, type Judged, message } from './message/message';
import { pathOf as fieldsOf, term } from './message/term';

type Path = readonly (string | number)[];

/** What a rule that does not hold has to say, and where. */
export interface Refusal {
  readonly at: Path;
  readonly message: string;
}

/** A rule for all items of a list is refused at those that it does not hold for, any other where it stands. */
export function refusals(rule: CelRule, judged: Judged & Pick<Refusal, 'at'>): readonly Refusal[] {
  const { at, self } = judged;
  const hasOwn = rule.fieldPath !== undefined || rule.messageExpression !== undefined;
  const each = hasOwn ? undefined : eachOf(rule.rule);
  const found = each === undefined ? [] : ofItems(each, failedItems(each, self, at), () => message(rule, judged));
  if (found.length > 0) return found;
  return [{ at: [...at, ...stepsOfFieldPath(rule.fieldPath)], message: message(rule, judged) }];
}

function ofItems(each: Each, items: readonly Item[], whole: () => string): readonly Refusal[] {
  if (each.differing !== undefined) return repeated(each.differing, items);
  if (each.comparesItems) return items.slice(-1).map(({ at }) => ({ at, message: whole() }));
  return items.map((item) => single(each, item));
}

function single({ body }: Each, { at, value, isKey, verdict }: Item): Refusal {
  const said = message({ rule: body }, { self: value, verdict });
  return { at, message: isKey && said.startsWith('must ') ? `key ${said}` : said };
}

/** Of items that are equal in fields where they must not be, the first may stay. */
function repeated(fields: readonly ASTNode[], items: readonly Item[]): readonly Refusal[] {
  const names = listed(fields.map(term));
  const choice = fields.length === 1 ? 'it' : 'one of them';
  const first = new Map<string, Item>();
  return items.flatMap((item) => {
    const key = keyOf(fields.map((field) => fieldIn(item.value, fieldsOf(field) ?? [])));
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, item);
    if (earlier === undefined) return [];
    return [{ at: item.at, message: `has the same ${names} as ${pathOf(...earlier.at)}; change ${choice}` }];
  });
}

function keyOf(values: readonly unknown[]): string {
  return JSON.stringify(values.map((value) => (typeof value === 'bigint' ? Number(value) : (value ?? ''))));
}

/** The steps of a rule's `fieldPath`, e.g. `.spec.labels['app/name']`. */
function stepsOfFieldPath(fieldPath = ''): readonly string[] {
  const steps = fieldPath.matchAll(/\.([^.[\]]+)|\['([^']*)'\]/g);
  return [...steps].map(([, word, quoted]) => word ?? quoted ?? '');
}
