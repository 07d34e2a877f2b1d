import { suggestion } from '../settings/suggestion';

/** What is wrong with the value of an option that takes one of several names. */
export function unknown(
  option: string,
  got: string,
  known: readonly string[],
  hint = suggestion(got, known),
): readonly string[] {
  return known.includes(got) ? [] : [`${option}: "${got}" is not known${hint}`];
}
