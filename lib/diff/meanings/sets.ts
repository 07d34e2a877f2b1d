import { isDeepStrictEqual } from 'node:util';

/** What one list holds that another does not, each once. */
export function without<T>(list: readonly T[], other: readonly T[]): readonly T[] {
  const distinct = list.filter((item, index) => list.findIndex((each) => isDeepStrictEqual(each, item)) === index);
  return distinct.filter((item) => !other.some((each) => isDeepStrictEqual(each, item)));
}

/** What a list gained and what it lost. */
export function compared<T>(
  old: readonly T[] | undefined,
  now: readonly T[] | undefined,
): { readonly gained: readonly T[]; readonly lost: readonly T[] } {
  return { gained: without(now ?? [], old ?? []), lost: without(old ?? [], now ?? []) };
}

/** The items of a list that are there: what was read may have holes. */
export function present<T>(list: readonly (T | undefined)[] | undefined): readonly T[] {
  return (list ?? []).filter((item) => item !== undefined);
}
