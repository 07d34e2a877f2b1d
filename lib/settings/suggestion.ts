import { tryNearest } from '../nearest';

/** `; did you mean "appsDomain"?` where a known name is near, else the list of what is known. */
export function suggestion(got: string, known: readonly string[]): string {
  const nearest = tryNearest(got, known, got.length / 3);
  return nearest === undefined ? `; known: ${known.join(', ')}` : `; did you mean "${nearest}"?`;
}
