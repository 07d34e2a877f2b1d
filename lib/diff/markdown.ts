import { printable } from '../report/finding-line';
import { type Group, groupsOf } from './groups';
import { type Highlight, highlightsOf } from './highlights';
import { fieldLines, headLine, type Line, meaningLines } from './object-lines';
import { counted, summaryLine } from './summary';
import { clusterNames } from './text';
import type { SideNames, ToldCluster, ToldObject } from './told-cluster';
import { shortened } from './value-lines';

/**
 * GitHub takes no comment of more than 65,536 characters; bytes are counted here, of which there are never fewer, and what
 * posts it may add a line of its own.
 */
const LONGEST = 65_000;
/** What is kept for the line that says that something was cut off, and for the ends of what is open. */
const RESERVED = 500;
const MOST_NAMES = 100;
const MOST_HIGHLIGHTS = 40;
/** How much of the comment the lines that come first may take. */
const HIGHLIGHTS_ROOM = 20_000;

/** What differs, as a comment on a pull request: what matters first, then each object, folded by clusters. */
export function markdown(clusters: readonly ToldCluster[], sides: SideNames): string {
  const groups = groupsOf(clusters);
  const title = `**${summaryLine(clusters)}**, compared with ${comparedWith(sides)}\n`;
  const meanings = importantLines(clusters);
  const details = folded(groups, LONGEST - RESERVED - bytes(title) - bytes(meanings));
  const cut = details.left > 0 ? [`${cutLine(details.left, sides)}\n`] : [];
  return [title, ...(meanings === '' ? [] : [meanings]), ...details.parts, ...cut].join('\n');
}

function cutLine(left: number, { old, new: next }: SideNames): string {
  const what = counted(left, 'change is', 'changes are');
  const command = `npm run diff -- ${old}${next === 'dist' ? '' : ` --dist ${next}`}`;
  return `**Cut off here:** ${what} not shown, since a comment holds no more. ${code(command)} shows all.`;
}

function comparedWith({ old, base }: SideNames): string {
  return base === undefined ? code(old) : `${code(base)}, where HEAD left ${code(old)}`;
}

/** What the changes mean, the gravest first, each once for all clusters. */
function importantLines(clusters: readonly ToldCluster[]): string {
  const { shown, more } = highlightsOf(clusters, MOST_HIGHLIGHTS);
  const fitting = thatFit(
    shown.map((each) => `${highlightLine(each)}\n`),
    HIGHLIGHTS_ROOM,
  );
  const left = shown.slice(fitting.length).reduce((sum, { count }) => sum + count, more);
  return [...fitting, ...(left > 0 ? [`- ${left.toLocaleString('en')} more, below\n`] : [])].join('');
}

function highlightLine({ name, clusters, subject, say, count }: Highlight): string {
  const about = subject === undefined ? '' : ` ${code(shortened(subject))}`;
  const such = count > 1 ? `${count.toLocaleString('en')} such as ` : '';
  return `- **${name}** ${code(clusterNames(clusters, 3))}${about}: ${such}${code(shortened(say))}`;
}

/** The first of some texts, as many as there is room for. */
function thatFit(texts: readonly string[], room: number): readonly string[] {
  let rest = room;
  const end = texts.findIndex((text) => {
    rest -= bytes(text);
    return rest < 0;
  });
  return end < 0 ? texts : texts.slice(0, end);
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
  const blocks = group.objects.map(objectBlock);
  const fence = fenceFor(blocks);
  const size = counted(sizeOf(group), 'change', 'changes');
  const head = `<details><summary>${escaped(clusterNames(group.clusters, MOST_NAMES))}: ${size}</summary>\n`;
  const files = fileLines(group);
  const rest = room - bytes([head, ...files].join('\n')) - 2 * fence.length - 50;
  const shown = thatFit(blocks, rest);
  if (rest < 0 || (shown.length === 0 && blocks.length > 0)) return { text: '', left: sizeOf(group) };
  const list = shown.length > 0 ? [`${fence}diff\n${shown.join('')}${fence}\n`] : [];
  return { text: [head, ...list, ...files, '</details>\n'].join('\n'), left: blocks.length - shown.length };
}

function fileLines({ otherFiles, unknownFiles }: Group): readonly string[] {
  return [
    ...(unknownFiles.length > 0 ? [`cannot be compared: ${unknownFiles.map(code).join(', ')}\n`] : []),
    ...(otherFiles.length > 0 ? [`also changed: ${otherFiles.map(code).join(', ')}\n`] : []),
  ];
}

function sizeOf({ objects, otherFiles, unknownFiles }: Group): number {
  return objects.length + otherFiles.length + unknownFiles.length;
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
