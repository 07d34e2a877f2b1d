import { closest, distance } from 'fastest-levenshtein';

/** The known name that fewest letters tell from this one, if no more than so many do. */
export function tryNearest(name: string, known: readonly string[], mostLetters: number): string | undefined {
  const nearest = known.length === 0 ? undefined : closest(name, known);
  return nearest !== undefined && distance(name, nearest) <= mostLetters ? nearest : undefined;
}
