import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';

/** Pods of a remote cluster heed the policies of their primary, which stand in namespaces of the primary or nowhere. */
export function* judgeRemotes({ denyByDefault, multiCluster, enrolled }: ControlPlane, at: string): Iterable<Fault> {
  if (!denyByDefault || !multiCluster) return;
  const { clusterName, eastWestGateway, fellows } = multiCluster;
  for (const { cluster, plane, multiCluster: remote } of fellows) {
    if (remote.remote?.primary !== clusterName) continue;
    for (const namespace of plane.enrolled.keys()) {
      if (enrolled.has(namespace)) continue;
      const say = `would lock out "${namespace}" of the remote cluster "${cluster.name}", whose policies stand in the same namespace here; add it to namespaces`;
      yield { at: `${at}.denyByDefault`, say };
    }
    const gateway = remote.eastWestGateway.namespace;
    if (gateway === eastWestGateway.namespace) continue;
    const say = `would lock out the east-west gateway of the remote cluster "${cluster.name}", whose policies stand in "${eastWestGateway.namespace}" here, not in "${gateway}"; give both the same namespace`;
    yield { at: `${at}.denyByDefault`, say };
  }
}
