import { isDeepStrictEqual } from 'node:util';
import { fieldsOf } from '../../../manifest/mapping';

/** One entry of `match` in a route of a VirtualService: its conditions hold together. */
export type Match = Readonly<Record<string, unknown>>;

/** Fields of a match that are no conditions. */
const names: ReadonlySet<string> = new Set(['name', 'statPrefix', 'ignoreUriCase']);

/** Whether every request that one match takes is taken by another as well: that one has no condition which this lacks. */
export function takesAllOf(wide: Match, narrow: Match): boolean {
  return Object.entries(wide).every(([field, condition]) => {
    if (!isCondition(field, condition)) return true;
    return field === 'uri' ? takesUri(wide, narrow) : holdsFor(condition, narrow[field]);
  });
}

/** Whether a field of a match narrows what it takes. */
export function isCondition(field: string, value: unknown): boolean {
  return !names.has(field) && value !== undefined;
}

function holdsFor(condition: unknown, narrower: unknown): boolean {
  if (Array.isArray(condition)) return Array.isArray(narrower) && narrower.every((one) => condition.includes(one));
  if (isDeepStrictEqual(condition, narrower)) return true;
  // Of headers, query parameters and labels, the narrower match may ask for more; of a text to compare, it may not.
  const entries = Object.entries(fieldsOf(condition));
  return !isComparison(condition) && entries.every(([key, value]) => isDeepStrictEqual(value, fieldsOf(narrower)[key]));
}

function takesUri(wide: Match, narrow: Match): boolean {
  const { prefix } = fieldsOf(wide.uri);
  if (prefix === '/') return true;
  if (narrow.ignoreUriCase === true && wide.ignoreUriCase !== true) return false;
  const uri = fieldsOf(narrow.uri);
  if (typeof prefix !== 'string') return isDeepStrictEqual(wide.uri, narrow.uri);
  return [uri.exact, uri.prefix].some((text) => typeof text === 'string' && text.startsWith(prefix));
}

/** Whether a condition compares one text (`StringMatch` of Istio), or is a plain value. */
export function isComparison(condition: unknown): boolean {
  return (
    typeof condition !== 'object' ||
    ['exact', 'prefix', 'regex'].some((way) => typeof fieldsOf(condition)[way] === 'string')
  );
}
