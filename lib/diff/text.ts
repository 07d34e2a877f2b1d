import { styleText } from 'node:util';
import { printable } from '../report/finding-line';
import { type Group, groupsOf } from './groups';
import { fieldLines, headLine, type Line, type Mark, meaningLines } from './object-lines';
import { countedFolders, summaryLine } from './summary';
import type { SideNames, ToldCluster } from './told-cluster';

const colours: Readonly<Record<Mark, 'green' | 'red' | 'yellow' | 'magenta' | 'reset'>> = {
  '+': 'green',
  '-': 'red',
  '~': 'yellow',
  '!': 'magenta',
  ' ': 'reset',
};
/** So many clusters that have the same are named, the others counted. */
const MOST_NAMES = 8;

/** What differs, for people: what is the same in several clusters once. Coloured where the stream is a terminal. */
export function text(
  clusters: readonly ToldCluster[],
  { old, base }: SideNames,
  stream: NodeJS.WritableStream = process.stdout,
): string {
  const groups = groupsOf(clusters).map((group) => `${groupLines(group, stream).join('\n')}\n`);
  const since = base === undefined ? '' : `, compared with ${base}, where HEAD left ${printable(old)}`;
  return [...groups, `${summaryLine(clusters)}${since}\n`].join('\n');
}

/** The names of clusters; of many, the first. */
export function clusterNames(clusters: readonly string[], most: number): string {
  if (clusters.length === 1) return clusters[0] ?? '';
  const more = clusters.length > most ? [`${(clusters.length - most).toLocaleString('en')} more`] : [];
  const names = [...clusters.slice(0, most), ...more].join(', ');
  return `${names} (${countedFolders(clusters)})`;
}

function groupLines(group: Group, stream: NodeJS.WritableStream): readonly string[] {
  const { clusters, objects, otherFiles, unknownFiles } = group;
  return [
    styleText('bold', clusterNames(clusters, MOST_NAMES), { stream }),
    ...objects.flatMap((object) => {
      const lines = [headLine(object), ...fieldLines(object, true), ...meaningLines(object)];
      return lines.map((line) => coloured(line, stream));
    }),
    ...(unknownFiles.length > 0 ? [`  cannot be compared: ${unknownFiles.join(', ')}`] : []),
    ...(otherFiles.length > 0 ? [`  also changed: ${otherFiles.join(', ')}`] : []),
  ];
}

function coloured({ mark, depth, text: said }: Line, stream: NodeJS.WritableStream): string {
  return `${'    '.repeat(depth)}  ${styleText(colours[mark], `${mark} ${said}`, { stream })}`.trimEnd();
}
