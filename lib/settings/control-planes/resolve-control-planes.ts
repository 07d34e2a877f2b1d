import { positionOf } from '../../platform/istio-versions';
import { defaultDiscoveryLabels } from '../../platform/naming';
import type { OssmRelease } from '../../platform/ossm';
import { defaultGracePeriodSeconds } from '../../platform/update-strategy';
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
  type IngressGateway,
  resolveGatewayPods,
  resolveIngressGateway,
} from '../gateways/resolve-gateways';
import { type InfrastructureTopology, resolveTopology } from '../infrastructure-topology';
import { type MultiCluster, resolveMultiCluster } from '../multi-cluster/resolve-multi-cluster';
import { type Observability, resolveObservability } from '../observability/resolve-observability';
import type { RevisionTagSettings, UpdateStrategySettings } from '../revisions/revision-settings';
import { type PeerAuthentication, resolvePeerAuthentication } from '../security/resolve-security';
import type { ControlPlaneSettings } from './control-plane-settings';

/** A control plane with its defaults. */
export interface ControlPlane {
  readonly name: string;
  readonly namespace: string;
  readonly version: string;
  readonly updateStrategy: Required<UpdateStrategySettings>;
  readonly revisionTags: readonly RevisionTagSettings[];
  readonly dataplaneMode: 'sidecar' | 'ambient';
  readonly values?: ControlPlaneSettings['values'];
  /** Labels of the namespaces that it sees, where there is a control plane beside it. */
  readonly discoveryLabels?: Readonly<Record<string, string>>;
  readonly certificateAuthority?: CertificateAuthority;
  readonly peerAuthentication?: PeerAuthentication;
  readonly denyByDefault: boolean;
  /** Those for gateways alone, where it is said neither way. */
  readonly networkPolicies?: ControlPlaneSettings['networkPolicies'];
  readonly observability?: Observability;
  readonly multiCluster?: MultiCluster;
  readonly namespaces: readonly string[];
  /** Every namespace whose pods are in the mesh, those of gateways aside. */
  readonly enrolled: ReadonlyMap<string, Enrollment>;
  readonly gateways: readonly IngressGateway[];
  readonly egressGateways: readonly EgressGateway[];
  readonly externalServices: readonly ExternalService[];
  readonly applications: readonly Application[];
}

/** How the pods of a namespace are in a mesh; the tag that they follow, where they choose one. */
export type Enrollment = Pick<Application, 'dataplaneMode' | 'revisionTag'>;

export function resolveControlPlane(
  plane: ControlPlaneSettings,
  cluster: ClusterSettings,
  ossm: OssmRelease,
): ControlPlane {
  const topology = resolveTopology(cluster);
  const { values, certificateAuthority, peerAuthentication, networkPolicies, observability, multiCluster } = plane;
  const istio = resolveIstio(plane, ossm);
  const traffic = resolveTraffic(plane, cluster, topology, followedVersion(istio));
  const namespaces = plane.namespaces ?? [];
  return {
    ...istio,
    values,
    discoveryLabels: tryDiscoveryLabels(istio.name, values, cluster),
    ...(peerAuthentication && { peerAuthentication: resolvePeerAuthentication(peerAuthentication) }),
    denyByDefault: plane.denyByDefault ?? false,
    networkPolicies,
    ...(certificateAuthority && { certificateAuthority: resolveCertificateAuthority(certificateAuthority) }),
    ...(observability && { observability: resolveObservability(observability, multiCluster?.remote !== undefined) }),
    ...(multiCluster && { multiCluster: resolveMultiCluster(multiCluster, cluster.name, topology) }),
    namespaces,
    enrolled: enrolledNamespaces(traffic.applications, namespaces, istio.dataplaneMode),
    ...traffic,
  };
}

function resolveIstio(plane: ControlPlaneSettings, ossm: OssmRelease) {
  return {
    name: plane.name ?? 'default',
    namespace: plane.namespace ?? 'istio-system',
    version: plane.version ?? newest(ossm),
    updateStrategy: {
      type: 'InPlace',
      inactiveRevisionDeletionGracePeriodSeconds: defaultGracePeriodSeconds,
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

/** An application's own mode counts before the control plane's. */
function enrolledNamespaces(
  applications: readonly Application[],
  namespaces: readonly string[],
  dataplaneMode: ControlPlane['dataplaneMode'],
): ReadonlyMap<string, Enrollment> {
  const enrolled = new Map<string, Enrollment>(applications.map((application) => [application.namespace, application]));
  for (const namespace of namespaces) if (!enrolled.has(namespace)) enrolled.set(namespace, { dataplaneMode });
  return enrolled;
}

/** Alone a control plane sees all namespaces. */
function tryDiscoveryLabels(
  name: string,
  values: ControlPlaneSettings['values'],
  { controlPlanes = [] }: ClusterSettings,
): ControlPlane['discoveryLabels'] {
  if (controlPlanes.length < 2) return undefined;
  return values?.meshConfig?.discoverySelectors?.[0]?.matchLabels ?? defaultDiscoveryLabels(name);
}

/** Istio version of what pods follow: of a tag, or of the first one if they choose none, as gateways do. */
export function followedVersion(
  { version, revisionTags }: Pick<ControlPlane, 'version' | 'revisionTags'>,
  tag = revisionTags[0]?.name,
): string {
  return revisionTags.find(({ name }) => name === tag)?.version ?? version;
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
