import { structuredPatch } from 'diff';
import { toYaml } from '../manifest/yaml';
import { printable } from '../report/finding-line';

/** How much of a line is shown. */
const LONGEST = 300;
/** Lines that are shown around those that differ, and how many of them may differ. */
const CONTEXT = 2;
const MOST_LINES = 200;

/** A value as YAML: on one line where it is a text or a number, else below each other. */
export function valueLines(value: unknown): readonly string[] {
  const [first = '', ...rest] = toYaml([{ value }]).trimEnd().split('\n');
  const inline = first.slice('value:'.length).trim();
  // What opens a block says nothing to a reader.
  const lines = inline === '' || /^\|-?$/.test(inline) ? rest.map((line) => line.slice(2)) : [inline, ...rest];
  return limited(lines);
}

/** Whether two values are best shown as the lines in which they differ. */
export function areTexts(old: unknown, next: unknown): boolean {
  return (
    [old, next].every((value) => typeof value === 'string') && [old, next].some((value) => String(value).includes('\n'))
  );
}

/** The lines in which two texts differ, with `-` or `+` before them, among some that do not. */
export function textDifference(old: string, next: string): readonly string[] {
  const { hunks } = structuredPatch('', '', old, next, undefined, undefined, { context: CONTEXT });
  const lines = hunks.flatMap(({ lines: own }, index) => (index > 0 ? [' ...', ...own] : own));
  return limited(lines.filter((line) => !line.startsWith('\\')));
}

function limited(lines: readonly string[]): readonly string[] {
  const shown = lines.slice(0, MOST_LINES).map(shortened);
  return lines.length > MOST_LINES
    ? [...shown, `... ${(lines.length - MOST_LINES).toLocaleString('en')} more lines`]
    : shown;
}

/** A line that commands no terminal, and of one that is too long its beginning. */
export function shortened(line: string): string {
  const said = printable(line);
  const more = said.length - LONGEST;
  return more > 0 ? `${said.slice(0, LONGEST)}... (${more.toLocaleString('en')} more characters)` : said;
}
