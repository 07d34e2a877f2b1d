import { libraryId } from '../library-id';
import { sha256 } from '../output/checksums';

/** What JSON has no word for is written as a text that begins with this. */
const mark = '\u0000';

/**
 * A text that differs wherever anything differs that an outcome depends on: the data that it is made from, Rigging's own
 * code, the version of Node. There is none where that cannot be told: of sources that run unbundled, or where JSON would
 * write two different values alike.
 */
export function tryKey(...data: readonly unknown[]): string | undefined {
  if (libraryId === undefined) return undefined;
  const text = tryExactJson(data);
  return text === undefined ? undefined : sha256(`${libraryId} ${process.version} ${text}`);
}

/** Data as JSON, or `undefined` where that would leave something out. */
export function tryExactJson(data: unknown): string | undefined {
  try {
    return JSON.stringify(data, exact);
  } catch {
    return undefined;
  }
}

/** Takes a value as it is held: `value` is what a `toJSON` of its own made of it. */
function exact(this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  const held = this[key];
  if (held === undefined) return `${mark}undefined`;
  if (held instanceof Map) return { [`${mark}Map`]: [...held] };
  // Nobody but the cluster itself calls it, and of that one nothing is kept.
  if (key === 'extend' && typeof held === 'function') return `${mark}function`;
  if (held !== value || !isExact(held)) throw new TypeError(`"${key}" is not plain data`);
  return held;
}

function isExact(held: unknown): boolean {
  if (typeof held === 'number') return Number.isFinite(held) && !Object.is(held, -0);
  if (typeof held === 'string') return !held.startsWith(mark);
  if (typeof held !== 'object' || held === null) return typeof held === 'boolean' || held === null;
  const prototype: unknown = Object.getPrototypeOf(held);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
