import { printable } from '../report/finding-line';
import { meaningNames } from './change';
import { type Group, groupsOf } from './groups';
import { fieldLines, headLine, type Line, meaningLines, subjectOf } from './object-lines';
import { counted, summaryLine } from './summary';
import { named } from './text';
import type { Sides, ToldCluster, ToldObject } from './told';

/**
 * GitHub takes no comment of more than 65,536 characters; bytes are counted here, of which there are never fewer, and what
 * posts it may add a line of its own.
 */
const LONGEST = 65_000;
/** What is kept for the line that says that something was cut off, and for the ends of what is open. */
const RESERVED = 500;
const MOST_NAMES = 100;
const MOST_MEANINGS = 40;

/** What differs, as a comment on a pull request: what matters first, then each object, folded by clusters. */
export function markdown(clusters: readonly ToldCluster[], sides: Sides): string {
  const groups = groupsOf(clusters);
  const title = `**${summaryLine(clusters)}**, compared with ${code(sides.old)}\n`;
  const meanings = importantLines(groups);
  const details = folded(groups, LONGEST - RESERVED - bytes(title) - bytes(meanings));
  const cut = details.left > 0 ? [`${cutLine(details.left, sides)}\n`] : [];
  return [title, ...(meanings === '' ? [] : [meanings]), ...details.parts, ...cut].join('\n');
}

function cutLine(left: number, { old, new: next }: Sides): string {
  const what = counted(left, 'change is', 'changes are');
  const command = `npm run diff -- ${old}${next === 'dist' ? '' : ` --dist ${next}`}`;
  return `**Cut off here:** ${what} not shown, since a comment holds no more. ${code(command)} shows all.`;
}

/** What the changes mean, the gravest first, each once for all clusters. */
function importantLines(groups: readonly Group[]): string {
  const lines = groups
    .flatMap(({ clusters, objects }) => objects.flatMap((object) => toldMeanings(object, clusters)))
    .sort((a, b) => a.rank - b.rank)
    .map(({ line }) => line);
  const more = lines.length - MOST_MEANINGS;
  return [...lines.slice(0, MOST_MEANINGS), ...(more > 0 ? [`- ${more.toLocaleString('en')} more, below`] : [])]
    .map((line) => `${line}\n`)
    .join('');
}

function toldMeanings(object: ToldObject, clusters: readonly string[]) {
  return object.meanings.map(({ name, say }) => ({
    rank: meaningNames.indexOf(name),
    line: `- **${name}** ${code(named(clusters, 3))} ${code(subjectOf(object))}: ${code(say)}`,
  }));
}

/** Groups until there is no room for another object; how many objects and files are left over is told. */
function folded(groups: readonly Group[], room: number): { readonly parts: readonly string[]; readonly left: number } {
  const parts: string[] = [];
  let [rest, left] = [room, 0];
  for (const group of groups) {
    const part = left > 0 ? { text: '', left: sizeOf(group) } : foldedGroup(group, rest);
    if (part.text !== '') parts.push(part.text);
    rest -= bytes(part.text) + 1;
    left += part.left;
  }
  return { parts, left };
}

function foldedGroup(group: Group, room: number): { readonly text: string; readonly left: number } {
  const { clusters, objects, otherFiles } = group;
  const blocks = objects.map(objectBlock);
  const fence = fenceFor(blocks);
  const head = `<details><summary>${escaped(named(clusters, MOST_NAMES))}: ${counted(sizeOf(group), 'change', 'changes')}</summary>\n`;
  const others = otherFiles.length > 0 ? [`also changed: ${otherFiles.map(code).join(', ')}\n`] : [];
  let rest = room - bytes([head, ...others].join('\n')) - 2 * fence.length - 50;
  const fitting = blocks.findIndex((block) => {
    rest -= bytes(block);
    return rest < 0;
  });
  const shown = fitting < 0 ? blocks : blocks.slice(0, fitting);
  if (rest < 0 && shown.length === 0) return { text: '', left: sizeOf(group) };
  const list = shown.length > 0 ? [`${fence}diff\n${shown.join('')}${fence}\n`] : [];
  return { text: [head, ...list, ...others, '</details>\n'].join('\n'), left: blocks.length - shown.length };
}

function sizeOf({ objects, otherFiles }: Group): number {
  return objects.length + otherFiles.length;
}

function objectBlock(object: ToldObject): string {
  const lines = [...fieldLines(object, false), ...meaningLines(object)];
  return `${[headLine(object), ...lines].map(diffLine).join('\n')}\n`;
}

/** GitHub colours a line of a diff by its first character; what only heads others is set off as a place in a file. */
function diffLine({ mark, depth, text }: Line): string {
  if (depth === 0) return mark === '~' ? `@@ ${text} @@` : `${mark} ${text}`;
  return `${mark === '~' ? '!' : mark} ${'  '.repeat(depth)}${text}`;
}

/** More backticks than stand anywhere in what they are put around. */
function fenceFor(blocks: readonly string[]): string {
  const longest = Math.max(2, ...blocks.flatMap((block) => block.match(/`+/g) ?? []).map(({ length }) => length));
  return '`'.repeat(longest + 1);
}

/** Text that is neither formatted nor taken for somebody's name. */
function code(said: string): string {
  const shown = printable(said);
  return shown.includes('`') ? `\`\` ${shown.replaceAll('``', "''")} \`\`` : `\`${shown}\``;
}

function escaped(said: string): string {
  return printable(said).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('@', '&#64;');
}

function bytes(said: string): number {
  return Buffer.byteLength(said);
}
