import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Cluster } from '../resolve';
import { membersOf, tryPrimary } from './members';

/** The clusters, each primary among them told whether it serves remote ones. */
export function joinClusters(clusters: readonly Cluster[]): readonly Cluster[] {
  const members = membersOf(clusters);
  const primaries = new Set(members.map((member) => member.multiCluster.remote && tryPrimary(member, members)?.plane));
  const joined = (plane: ControlPlane): ControlPlane =>
    plane.multiCluster && primaries.has(plane)
      ? { ...plane, multiCluster: { ...plane.multiCluster, hasRemotes: true } }
      : plane;
  return clusters.map((cluster) => ({ ...cluster, controlPlanes: cluster.controlPlanes.map(joined) }));
}
