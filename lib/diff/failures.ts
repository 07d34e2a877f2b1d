import type { MeaningName } from './change';
import { commonOf } from './groups';
import { objectName } from './object-lines';
import { clusterNames } from './text';
import type { ToldCluster, ToldObject } from './told-cluster';
import { shortened } from './value-lines';
import { tryWholeDeletion } from './whole-folder';

/** So many clusters of which the same is told are named. */
const MOST_NAMES = 100;

/** What of the changes is not to be: a line for each object, and for a cluster that is gone, one for all of it. */
export function failuresOf(clusters: readonly ToldCluster[], names: readonly MeaningName[]): readonly string[] {
  const lines = [...commonOf(clusters, (cluster) => [...new Set(linesOf(cluster, names))])];
  return lines.map(({ value, clusters: folders }) => `${clusterNames(folders, MOST_NAMES)}: ${value}`);
}

function linesOf(cluster: ToldCluster, names: readonly MeaningName[]): readonly string[] {
  const whole = tryWholeDeletion(cluster);
  if (whole !== undefined && names.includes('deletion')) return [`deletion: ${whole.say}`];
  return cluster.objects.flatMap((object) => tryLine(object, names) ?? []);
}

function tryLine(object: ToldObject, names: readonly MeaningName[]): string | undefined {
  const found = names.flatMap((wanted) => {
    const says = object.meanings.filter(({ name }) => name === wanted).map(({ say }) => shortened(say));
    return says.length > 0 ? [`${wanted}: ${says.join('; ')}`] : [];
  });
  return found.length > 0 ? `${shortened(objectName(object))}: ${found.join('; ')}` : undefined;
}
