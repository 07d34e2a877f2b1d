import type { ToldCluster, ToldObject } from './told-cluster';

/** What became the same in some clusters. */
export interface Group {
  readonly clusters: readonly string[];
  readonly objects: readonly ToldObject[];
  readonly otherFiles: readonly string[];
  readonly unknownFiles: readonly string[];
}

/** A group that grows. */
interface Growing {
  readonly clusters: readonly string[];
  readonly objects: ToldObject[];
  readonly otherFiles: string[];
  readonly unknownFiles: string[];
}

/** Puts together what is the same in many clusters, so that it is told once: what most clusters have comes first. */
export function groupsOf(clusters: readonly ToldCluster[]): readonly Group[] {
  const groups = new Map<string, Growing>();
  for (const { value, clusters: names } of commonOf(clusters, ({ objects }) => objects)) {
    groupOf(groups, names).objects.push(value);
  }
  for (const field of ['otherFiles', 'unknownFiles'] as const) {
    for (const { value, clusters: names } of commonOf(clusters, (cluster) => cluster[field])) {
      groupOf(groups, names)[field].push(value);
    }
  }
  return [...groups.values()].sort((a, b) => b.clusters.length - a.clusters.length);
}

/** Every different one of the values that clusters have, with those that have it. */
export function commonOf<T>(
  clusters: readonly ToldCluster[],
  valuesOf: (cluster: ToldCluster) => readonly T[],
): Iterable<{ readonly value: T; readonly clusters: string[] }> {
  const common = new Map<string, { readonly value: T; readonly clusters: string[] }>();
  for (const cluster of clusters) {
    for (const value of valuesOf(cluster)) {
      const text = JSON.stringify(value);
      const known = common.get(text);
      if (known) known.clusters.push(cluster.cluster);
      else common.set(text, { value, clusters: [cluster.cluster] });
    }
  }
  return common.values();
}

function groupOf(groups: Map<string, Growing>, clusters: readonly string[]): Growing {
  const key = clusters.join('\0');
  const group = groups.get(key) ?? { clusters, objects: [], otherFiles: [], unknownFiles: [] };
  groups.set(key, group);
  return group;
}
