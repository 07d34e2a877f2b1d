import { styleText } from 'node:util';
import { type Group, groupsOf } from './groups';
import { fieldLines, headLine, type Line, type Mark, meaningLines } from './object-lines';
import { countedFolders, summaryLine } from './summary';
import type { ToldCluster } from './told';

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
export function text(clusters: readonly ToldCluster[], stream: NodeJS.WritableStream = process.stdout): string {
  const groups = groupsOf(clusters).map((group) => `${groupLines(group, stream).join('\n')}\n`);
  return [...groups, `${summaryLine(clusters)}\n`].join('\n');
}

/** The names of clusters; of many, the first. */
export function named(clusters: readonly string[], most: number): string {
  if (clusters.length === 1) return clusters[0] ?? '';
  const more = clusters.length > most ? [`${(clusters.length - most).toLocaleString('en')} more`] : [];
  const names = [...clusters.slice(0, most), ...more].join(', ');
  return `${names} (${countedFolders(clusters)})`;
}

function groupLines({ clusters, objects, otherFiles }: Group, stream: NodeJS.WritableStream): readonly string[] {
  return [
    styleText('bold', named(clusters, MOST_NAMES), { stream }),
    ...objects.flatMap((object) => {
      const lines = [headLine(object), ...fieldLines(object, true), ...meaningLines(object)];
      return lines.map((line) => coloured(line, stream));
    }),
    ...(otherFiles.length > 0 ? [`  also changed: ${otherFiles.join(', ')}`] : []),
  ];
}

function coloured({ mark, depth, text: said }: Line, stream: NodeJS.WritableStream): string {
  return `${'    '.repeat(depth)}  ${styleText(colours[mark], `${mark} ${said}`, { stream })}`.trimEnd();
}
