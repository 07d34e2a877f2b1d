import { closest, distance } from 'fastest-levenshtein';

/** `; did you mean "appsDomain"?` where a known name is near, else the list of what is known. */
export function suggestion(got: string, known: readonly string[]): string {
  const nearest = known.length > 0 ? closest(got, known) : '';
  if (nearest !== '' && distance(got, nearest) <= got.length / 3) return `; did you mean "${nearest}"?`;
  return `; known: ${known.join(', ')}`;
}
