import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Cluster } from '../resolve';
import type { MultiCluster } from './resolve-multi-cluster';

/** A control plane that is part of a mesh of several clusters. */
export interface Member {
  readonly cluster: Cluster;
  readonly plane: ControlPlane;
  readonly multiCluster: MultiCluster;
  /** Which setting it is. */
  readonly at: string;
}

/** Every such control plane of all clusters, in their order. */
export function membersOf(clusters: readonly Cluster[]): readonly Member[] {
  return clusters.flatMap((cluster) =>
    cluster.controlPlanes.flatMap((plane, i) =>
      plane.multiCluster ? [{ cluster, plane, multiCluster: plane.multiCluster, at: `controlPlanes[${i}]` }] : [],
    ),
  );
}

/** The primary cluster that a remote one names, where there is one of that name in its mesh. */
export function tryPrimary(remote: Member, members: readonly Member[]): Member | undefined {
  const { meshID, remote: settings } = remote.multiCluster;
  return members.find(
    ({ multiCluster }) => multiCluster.meshID === meshID && multiCluster.clusterName === settings?.primary,
  );
}
