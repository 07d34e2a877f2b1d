import { type OssmRelease, positionOf } from '../../platform/ossm';
import { type Application, resolveApplication } from '../applications/resolve-applications';
import {
  type CertificateAuthority,
  resolveCertificateAuthority,
} from '../certificate-authority/resolve-certificate-authority';
import type { ClusterSettings } from '../cluster-settings';
import { defined } from '../defined';
import { type ExternalService, resolveExternalService } from '../egress/resolve-external-services';
import {
  type EgressGateway,
  type InfrastructureTopology,
  type IngressGateway,
  resolveGatewayPods,
  resolveIngressGateway,
  resolveTopology,
} from '../gateways/resolve-gateways';
import { type MultiCluster, resolveMultiCluster } from '../multi-cluster/resolve-multi-cluster';
import { type Observability, resolveObservability } from '../observability/resolve-observability';
import type { RevisionTagSettings, UpdateStrategySettings } from '../revisions/revision-settings';
import { type PeerAuthentication, resolvePeerAuthentication } from '../security/resolve-security';
import type { ControlPlaneSettings } from './control-plane-settings';

/** A control plane with its defaults. */
export interface ControlPlane
  extends Omit<ControlPlaneSettings, 'certificateAuthority' | 'peerAuthentication' | 'observability' | 'multiCluster'> {
  readonly name: string;
  readonly namespace: string;
  readonly version: string;
  readonly updateStrategy: Required<UpdateStrategySettings>;
  readonly revisionTags: readonly RevisionTagSettings[];
  readonly dataplaneMode: 'sidecar' | 'ambient';
  readonly peerAuthentication?: PeerAuthentication;
  readonly denyByDefault: boolean;
  readonly certificateAuthority?: CertificateAuthority;
  readonly observability?: Observability;
  readonly multiCluster?: MultiCluster;
  readonly namespaces: readonly string[];
  readonly gateways: readonly IngressGateway[];
  readonly egressGateways: readonly EgressGateway[];
  readonly externalServices: readonly ExternalService[];
  readonly applications: readonly Application[];
}

export function resolveControlPlane(
  plane: ControlPlaneSettings,
  cluster: ClusterSettings,
  ossm: OssmRelease,
): ControlPlane {
  const topology = resolveTopology(cluster);
  const { certificateAuthority, peerAuthentication, observability, multiCluster, ...settings } = plane;
  return {
    ...settings,
    ...resolveIstio(plane, ossm),
    ...(peerAuthentication && { peerAuthentication: resolvePeerAuthentication(peerAuthentication) }),
    denyByDefault: plane.denyByDefault ?? false,
    ...(certificateAuthority && { certificateAuthority: resolveCertificateAuthority(certificateAuthority) }),
    ...(observability && { observability: resolveObservability(observability, multiCluster?.remote !== undefined) }),
    ...(multiCluster && { multiCluster: resolveMultiCluster(multiCluster, cluster.name, topology) }),
    namespaces: plane.namespaces ?? [],
    ...resolveTraffic(plane, cluster, topology, followedVersion(resolveIstio(plane, ossm))),
  };
}

function resolveIstio(plane: ControlPlaneSettings, ossm: OssmRelease) {
  return {
    name: plane.name ?? 'default',
    namespace: plane.namespace ?? 'istio-system',
    version: plane.version ?? newest(ossm),
    updateStrategy: {
      type: 'InPlace',
      inactiveRevisionDeletionGracePeriodSeconds: 30,
      ...defined(plane.updateStrategy ?? {}),
    },
    revisionTags: plane.revisionTags ?? [],
    dataplaneMode: plane.dataplaneMode ?? 'sidecar',
  } as const;
}

function resolveTraffic(
  plane: ControlPlaneSettings,
  { appsDomain }: ClusterSettings,
  topology: InfrastructureTopology,
  istioVersion: string,
) {
  return {
    gateways: (plane.gateways ?? []).map((gateway) => resolveIngressGateway(gateway, topology, istioVersion)),
    egressGateways: (plane.egressGateways ?? []).map((gateway) => resolveGatewayPods(gateway, topology)),
    externalServices: (plane.externalServices ?? []).map(resolveExternalService),
    applications: (plane.applications ?? []).map((application) =>
      resolveApplication(application, plane, appsDomain, topology),
    ),
  };
}

/** Istio version of what pods follow that choose no tag, gateways among them. */
export function followedVersion({ version, revisionTags }: Pick<ControlPlane, 'version' | 'revisionTags'>): string {
  return revisionTags[0]?.version ?? version;
}

/** One CNI serves all control planes; it works with its own Istio version and the next, so the oldest one decides. */
export function oldestVersion(planes: readonly ControlPlane[], ossm: OssmRelease): string {
  const versions = planes.flatMap(({ version, revisionTags }) => [
    version,
    ...revisionTags.flatMap((tag) => tag.version ?? []),
  ]);
  const oldest = versions.sort((a, b) => positionOf(b, ossm) - positionOf(a, ossm))[0];
  return oldest ?? newest(ossm);
}

function newest({ installable }: OssmRelease): string {
  return installable[0] ?? '';
}
