import { isDeepStrictEqual } from 'node:util';
import { without } from './sets';

/** Whether two lists hold the same items in another order. */
export function isReordered(old: readonly unknown[], now: readonly unknown[]): boolean {
  const holdsSame = old.length === now.length && without(old, now).length === 0 && without(now, old).length === 0;
  return holdsSame && !isDeepStrictEqual(old, now);
}
