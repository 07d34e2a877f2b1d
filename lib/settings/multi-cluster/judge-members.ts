import { tryMinorsApart } from '../../platform/istio-versions';
import { gatewayLabel } from '../../platform/naming';
import type { Fault } from '../fault';
import type { Cluster } from '../resolve';
import { trustDomainOf } from '../security/trust-domain';
import { show } from '../show';
import { type Member, tryPrimary } from './members';

/** What a cluster cannot be beside the other clusters of its mesh; all members of all meshes are given. */
export function* judgeMembers(cluster: Cluster, members: readonly Member[]): Iterable<Fault> {
  for (const [i, member] of members.entries()) {
    if (member.cluster !== cluster) continue;
    const mesh = members.slice(0, i).filter(({ multiCluster }) => multiCluster.meshID === member.multiCluster.meshID);
    for (const field of ['clusterName', 'network'] as const) yield* judgeDistinct(member, mesh, field);
    const [first] = mesh;
    if (first) yield* judgeAlike(member, first);
    if (member.multiCluster.remote) yield* judgeRemote(member, tryPrimary(member, members));
  }
}

function* judgeDistinct(
  { multiCluster, at }: Member,
  others: readonly Member[],
  field: 'clusterName' | 'network',
): Iterable<Fault> {
  const value = multiCluster[field];
  const other = others.find((each) => each.multiCluster[field] === value);
  if (!other) return;
  const what = field === 'network' ? 'the network' : 'the name';
  const say = `"${value}" is ${what} of cluster "${other.cluster.name}" too; give each cluster of mesh "${multiCluster.meshID}" its own`;
  yield { at: `${at}.multiCluster.${field}`, say };
}

function* judgeAlike({ cluster, plane, at }: Member, first: Member): Iterable<Fault> {
  // Helm values may be anything until their schema is asked.
  const own: unknown = trustDomainOf(plane, cluster);
  const others: unknown = trustDomainOf(first.plane, first.cluster);
  if (own !== others) {
    const say = `${show(own)} is not the trust domain of cluster "${first.cluster.name}", ${show(others)}; write the same in all clusters of a mesh`;
    yield { at: `${at}.values.meshConfig.trustDomain`, say };
  }
  const apart = tryMinorsApart(plane.version, first.plane.version);
  if (apart === undefined || apart <= 1) return;
  const say = `${plane.version} is ${apart} minors from that of cluster "${first.cluster.name}", ${first.plane.version}; clusters of a mesh may be one apart, while they are upgraded`;
  yield { at: `${at}.version`, say };
}

/** A remote cluster's proxies look for the control plane of its primary, and for what signs there. */
function* judgeRemote(member: Member, primary: Member | undefined): Iterable<Fault> {
  const { meshID, remote } = member.multiCluster;
  const at = `${member.at}.multiCluster.remote.primary`;
  if (!primary) {
    const say = `no cluster here has the clusterName "${remote?.primary}" and the meshID "${meshID}"; write both in the same main.ts, since the primary is made to answer`;
    yield { at, say };
    return;
  }
  if (primary.multiCluster.remote) {
    yield { at, say: `"${remote?.primary}" is a remote cluster itself; name one that runs a control plane` };
    return;
  }
  yield* judgeSigner(member, primary);
  yield* judgeSameNames(member, primary);
}

function* judgeSigner({ plane, at }: Member, { plane: primary, multiCluster }: Member): Iterable<Fault> {
  const [signer, own] = [primary.certificateAuthority?.signer, plane.certificateAuthority?.signer];
  if (signer === 'istio-csr' && own !== 'istio-csr') {
    const say = `in "${multiCluster.clusterName}" pods get their certificates from istio-csr, and here they ask for it too; write signer: 'istio-csr'`;
    yield { at: `${at}.certificateAuthority`, say };
  }
  if (signer !== 'istio-csr' && own !== undefined) {
    const say = `istiod of "${multiCluster.clusterName}" signs the certificates of a remote cluster; remove it`;
    yield { at: `${at}.certificateAuthority`, say };
  }
}

/** Proxies find istiod by the names that its own cluster gives it, and what opens a gateway there opens this one's. */
function* judgeSameNames({ plane, multiCluster, at }: Member, primary: Member): Iterable<Fault> {
  const named = `"${primary.multiCluster.clusterName}"`;
  for (const field of ['name', 'namespace'] as const) {
    if (plane[field] === primary.plane[field]) continue;
    const say = `"${plane[field]}" is not what it is in ${named}, where istiod runs; write "${primary.plane[field]}"`;
    yield { at: `${at}.${field}`, say };
  }
  const [own, others] = [multiCluster, primary.multiCluster].map(({ eastWestGateway }) => eastWestGateway.name);
  if (own === undefined || others === undefined || gatewayLabel(own) === gatewayLabel(others)) return;
  const say = `"${own}" is not what it is in ${named}, which opens the gateways of both; write "${others}"`;
  yield { at: `${at}.multiCluster.eastWestGateway.name`, say };
}
