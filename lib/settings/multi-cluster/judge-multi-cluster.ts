import { isAmbient } from '../ambient/resolve-ambient';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { judgeLabel } from '../faults';
import { judgeAnnotations } from '../judge-annotations';
import { tryDomainFault } from '../names';
import type { Cluster } from '../resolve';
import type { MultiCluster } from './resolve-multi-cluster';

/** How a control plane cannot be part of a mesh of several clusters, whatever the others are. */
export function* judgeMultiClusters({ controlPlanes }: Cluster): Iterable<Fault> {
  for (const [i, plane] of controlPlanes.entries()) {
    if (!plane.multiCluster) continue;
    const at = `controlPlanes[${i}]`;
    yield* judgeNames(plane.multiCluster, `${at}.multiCluster`);
    yield* judgeAnnotations(
      plane.multiCluster.eastWestGateway.annotations ?? {},
      `${at}.multiCluster.eastWestGateway.annotations`,
    );
    yield* judgeRoot(plane, at);
    yield* judgeMode(plane, at);
    if (plane.multiCluster.remote) yield* judgeRemote(plane, plane.multiCluster.remote, at);
    if (plane.multiCluster.remote || plane.multiCluster.hasRemotes) yield* judgeStrategy(plane, at);
  }
}

/** Names that become labels, and parts of a path. */
function* judgeNames({ meshID, network, clusterName }: MultiCluster, at: string): Iterable<Fault> {
  for (const [field, name] of Object.entries({ meshID, network, clusterName })) {
    yield* judgeLabel(name, `${at}.${field}`);
  }
}

/** Each cluster would make a root of its own, and none would believe the certificates of the others. */
function* judgeRoot({ certificateAuthority, multiCluster }: ControlPlane, at: string): Iterable<Fault> {
  if (certificateAuthority?.issuerRef || (multiCluster?.remote && !certificateAuthority)) return;
  // Of IstioCSR the issuer is immutable.
  const then =
    certificateAuthority?.signer === 'istio-csr' ? ', and delete "IstioCSR default" first where it runs' : '';
  const say = `missing, and a root of this cluster's own is believed in no other; give the issuer of the mesh's root: { name: '…' }${then}`;
  yield { at: `${at}.certificateAuthority.issuerRef`, say };
}

/** Between clusters ambient mode needs gateways of another kind, and no release supports it fully. */
function* judgeMode(plane: ControlPlane, at: string): Iterable<Fault> {
  if (!isAmbient(plane)) return;
  const say = 'ambient mode in several clusters is a technology preview; remove it, or leave the pods to sidecars';
  yield { at: `${at}.multiCluster`, say };
}

/** The operator knows the pods of its own cluster alone: it would remove a revision that those of others still use. */
function* judgeStrategy({ updateStrategy }: ControlPlane, at: string): Iterable<Fault> {
  if (updateStrategy.type !== 'RevisionBased') return;
  const say =
    '"RevisionBased" is not for a control plane of several clusters, whose pods elsewhere nobody counts; write "InPlace"';
  yield { at: `${at}.updateStrategy.type`, say };
}

/** What istiod reads stands in its own cluster: of a remote one it sees workloads and Services. Other capabilities judge the rest. */
function* judgeRemote(
  plane: ControlPlane,
  { primary, remotePilotAddress }: NonNullable<MultiCluster['remote']>,
  at: string,
): Iterable<Fault> {
  const addressFault = isAddress(remotePilotAddress) ? undefined : tryDomainFault(remotePilotAddress);
  if (addressFault) yield { at: `${at}.multiCluster.remote.remotePilotAddress`, say: addressFault };
  for (const field of ['gateways', 'egressGateways'] as const) {
    if (plane[field].length === 0) continue;
    const say = `istiod runs in "${primary}" and learns what gateways serve there alone; write them in that cluster`;
    yield { at: `${at}.${field}`, say };
  }
}

function isAddress(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}
