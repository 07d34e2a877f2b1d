import { type OssmRelease, positionOf } from '../../platform/ossm';
import { type Application, resolveApplication } from '../applications/resolve-applications';
import type { ClusterSettings } from '../cluster-settings';
import { defined } from '../defined';
import type { ExternalServiceSettings } from '../egress/external-service-settings';
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
import type { ControlPlaneSettings } from './control-plane-settings';

/** A control plane with its defaults. */
export interface ControlPlane extends Omit<ControlPlaneSettings, 'observability' | 'multiCluster'> {
  readonly name: string;
  readonly namespace: string;
  readonly version: string;
  readonly updateStrategy: Required<UpdateStrategySettings>;
  readonly revisionTags: readonly RevisionTagSettings[];
  readonly dataplaneMode: 'sidecar' | 'ambient';
  readonly denyByDefault: boolean;
  readonly observability?: Observability;
  readonly multiCluster?: MultiCluster;
  readonly namespaces: readonly string[];
  readonly gateways: readonly IngressGateway[];
  readonly egressGateways: readonly EgressGateway[];
  readonly externalServices: readonly ExternalServiceSettings[];
  readonly applications: readonly Application[];
}

export function resolveControlPlane(
  plane: ControlPlaneSettings,
  cluster: ClusterSettings,
  ossm: OssmRelease,
): ControlPlane {
  const topology = resolveTopology(cluster);
  const { observability, multiCluster, ...settings } = plane;
  return {
    ...settings,
    ...resolveIstio(plane, ossm),
    denyByDefault: plane.denyByDefault ?? false,
    ...(observability && { observability: resolveObservability(observability) }),
    ...(multiCluster && { multiCluster: resolveMultiCluster(multiCluster, cluster.name, topology) }),
    namespaces: plane.namespaces ?? [],
    ...resolveTraffic(plane, cluster, topology),
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
) {
  return {
    gateways: (plane.gateways ?? []).map((gateway) => resolveIngressGateway(gateway, topology)),
    egressGateways: (plane.egressGateways ?? []).map((gateway) => resolveGatewayPods(gateway, topology)),
    externalServices: plane.externalServices ?? [],
    applications: (plane.applications ?? []).map((application) => resolveApplication(application, plane, appsDomain)),
  };
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
