import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Cluster } from '../resolve';
import { membersOf, tryPrimary } from './members';

/** The clusters, each told of the others of its mesh, and whether it serves remote ones. */
export function joinClusters(clusters: readonly Cluster[]): readonly Cluster[] {
  const members = membersOf(clusters);
  const primaries = new Set(members.map((member) => member.multiCluster.remote && tryPrimary(member, members)?.plane));
  const joined = (plane: ControlPlane): ControlPlane => {
    const { multiCluster } = plane;
    if (!multiCluster) return plane;
    const fellows = members.filter(
      (other) => other.plane !== plane && other.multiCluster.meshID === multiCluster.meshID,
    );
    return { ...plane, multiCluster: { ...multiCluster, hasRemotes: primaries.has(plane), fellows } };
  };
  return clusters.map((cluster) => ({ ...cluster, controlPlanes: cluster.controlPlanes.map(joined) }));
}
