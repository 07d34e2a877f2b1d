import { styleText } from 'node:util';
import { subjectOf, type Told } from './told';

const colours = { error: 'red', warning: 'yellow' } as const;

/** A finding as a line for people, coloured where the stream is a terminal; its place is a file and line, or a stage. */
export function findingLine(finding: Told, place: string, stream: NodeJS.WritableStream = process.stdout): string {
  const { severity, code, path, message } = finding;
  const subject = path === '' ? subjectOf(finding) : `${subjectOf(finding)} ${path}`;
  return `${styleText(colours[severity], severity, { stream })} ${code} ${printable(`${subject}: ${message}  (${place})`)}`;
}

/** Values are quoted from files of anybody's: nothing in them may break the line or command a terminal. */
export function printable(said: string): string {
  return said.replaceAll(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
