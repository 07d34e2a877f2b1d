import type { ClusterSettings } from '../settings/cluster-settings';

/** Clusters in groups that are planned for together: those that a mesh joins. */
export function meshesOf(clusters: readonly ClusterSettings[]): readonly (readonly ClusterSettings[])[] {
  return clusters.reduce<readonly (readonly ClusterSettings[])[]>((groups, cluster) => {
    const joined = groups.filter((group) => group.some((each) => isJoined(each, cluster)));
    return [...groups.filter((group) => !joined.includes(group)), [...joined.flat(), cluster]];
  }, []);
}

function isJoined(a: ClusterSettings, b: ClusterSettings): boolean {
  const [ids = [], others = []] = [a, b].map(({ controlPlanes = [] }) =>
    controlPlanes.flatMap(({ multiCluster }) => multiCluster?.meshID ?? []),
  );
  return ids.some((id) => others.includes(id));
}
