import { suggestion } from '../settings/suggestion';

/** What is wrong with the value of an option that takes one of several names, if it was given. */
export function unknown(
  option: string,
  got: string | undefined,
  known: readonly string[],
  hint?: string,
): readonly string[] {
  if (got === undefined || known.includes(got)) return [];
  return [`${option}: "${got}" is not known${hint ?? suggestion(got, known)}`];
}
