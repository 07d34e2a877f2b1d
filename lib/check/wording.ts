import { tryNearest } from '../nearest';

/** The one of the known names that was probably meant, as the end of a message: `; did you mean "https"?`, or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const nearest = tryNearest(name, known, Math.max(2, name.length / 3));
  return nearest === undefined || nearest === name ? '' : `; did you mean "${nearest}"?`;
}

/** The names that there are, as an aside in a message: ` ("http2", "https")`, or nothing. */
export function among(names: readonly (string | number | undefined)[]): string {
  return names.some((name) => name !== undefined) ? ` (${list(names)})` : '';
}

/** A message is one line: more names than this are counted, not told. */
const MOST = 12;

/** Names as a person lists them: `"http2", "https"`, or `none`. */
export function list(names: readonly (string | number | undefined)[]): string {
  const known = [...new Set(names.filter((name) => name !== undefined))];
  if (known.length === 0) return 'none';
  const shown = known.slice(0, MOST).map((name) => (typeof name === 'number' ? name : `"${name}"`));
  return [...shown, ...(known.length > MOST ? [`… (${known.length - MOST} more)`] : [])].join(', ');
}
