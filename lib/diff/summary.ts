import { argoCDFolder } from '../platform/argo-cd-applications';
import { type MeaningName, meaningNames } from './change';
import type { ToldCluster, ToldObject } from './told-cluster';

/** How many of what a comparison found. */
export interface Summary {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** How many clusters an object differs in; that of Argo CD is none. */
  readonly clusters: number;
  /** How many files cannot be compared. */
  readonly unknownFiles: number;
  /** How many lines say so, by what they say; of deletions, how many objects. Without what no change means. */
  readonly meanings: Readonly<Partial<Record<MeaningName, number>>>;
}

/** What a person calls one change with a meaning, and several. */
const nouns: Readonly<Record<MeaningName, readonly [one: string, several: string]>> = {
  deletion: ['deletion', 'deletions'],
  immutable: ['change that is refused', 'changes that are refused'],
  exposure: ['change of exposure', 'changes of exposure'],
  revision: ['change of revision', 'changes of revision'],
  'control-plane': ['change of the control plane', 'changes of the control plane'],
  traffic: ['change of traffic', 'changes of traffic'],
  restart: ['restart', 'restarts'],
  wait: ['wait', 'waits'],
};

/** Counts what differs. */
export function summaryOf(clusters: readonly ToldCluster[]): Summary {
  const objects = clusters.flatMap((cluster) => cluster.objects);
  const counts = meaningNames.map((name) => [name, meaningCount(objects, name)] as const);
  const count = (kind: string) => objects.filter(({ change }) => change === kind).length;
  return {
    added: count('added'),
    changed: count('changed'),
    removed: count('removed'),
    clusters: changedFolders(clusters).filter((name) => name !== argoCDFolder).length,
    unknownFiles: clusters.reduce((sum, { unknownFiles }) => sum + unknownFiles.length, 0),
    meanings: Object.fromEntries(counts.filter(([, number]) => number > 0)),
  };
}

/** The counts as a line, e.g. `3 objects changed, 1 removed in 2 clusters; 1 deletion, 2 restarts`. */
export function summaryLine(clusters: readonly ToldCluster[]): string {
  const summary = summaryOf(clusters);
  const meanings = Object.entries(summary.meanings).map(([name, count]) =>
    counted(count, ...nouns[name as MeaningName]),
  );
  const { unknownFiles } = summary;
  const unknown = unknownFiles > 0 ? [`${counted(unknownFiles, 'file', 'files')} cannot be compared`] : [];
  return [objectCounts(summary, changedFolders(clusters)), meanings.join(', '), ...unknown].filter(Boolean).join('; ');
}

function objectCounts(summary: Summary, folders: readonly string[]): string {
  const [first, ...others] = (['changed', 'added', 'removed'] as const).filter((kind) => summary[kind] > 0);
  if (first === undefined) return 'no object differs';
  const objects = `${counted(summary[first], 'object', 'objects')} ${first}`;
  const changes = [objects, ...others.map((kind) => `${summary[kind].toLocaleString('en')} ${kind}`)].join(', ');
  return `${changes} in ${countedFolders(folders)}`;
}

/** How many folders of `dist/` these are, e.g. `2 clusters and argocd`. */
export function countedFolders(names: readonly string[]): string {
  const clusters = names.filter((name) => name !== argoCDFolder);
  const counts = clusters.length > 0 ? [counted(clusters.length, 'cluster', 'clusters')] : [];
  return [...counts, ...names.filter((name) => name === argoCDFolder)].join(' and ');
}

function changedFolders(clusters: readonly ToldCluster[]): readonly string[] {
  return clusters.filter(({ objects }) => objects.length > 0).map(({ cluster }) => cluster);
}

/** An object is deleted once, however much there is to say of it. */
function meaningCount(objects: readonly ToldObject[], name: MeaningName): number {
  const counts = objects.map(({ meanings }) => meanings.filter((meaning) => meaning.name === name).length);
  return counts.reduce((sum, count) => sum + (name === 'deletion' ? Math.min(count, 1) : count), 0);
}

/** A number with its noun, e.g. `1 object` or `1,000 clusters`. */
export function counted(number: number, one: string, several: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : several}`;
}
