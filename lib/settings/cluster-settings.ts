import type { Chart } from 'cdk8s';
import type { OpenShiftReleaseName } from '../platform/openshift';
import type { OssmReleaseName } from '../platform/ossm';
import type { ZTunnelSettings } from './ambient/ambient-settings';
import type { DestinationSettings } from './argo-cd/argo-cd-settings';
import type { CniSettings } from './control-planes/cni-settings';
import type { ControlPlaneSettings } from './control-planes/control-plane-settings';
import type { MirrorSettings } from './mirror/mirror-settings';
import type { OperatorsSettings } from './operators/operator-settings';

/** One OpenShift cluster that carries a mesh: what a platform engineer writes in `main.ts`. */
export interface ClusterSettings {
  /** Names the folder `dist/<name>`: a DNS label. */
  readonly name: string;
  /** Domain of the cluster's default router, e.g. `apps-crc.testing`; hosts derive from it. */
  readonly appsDomain: string;
  /** @default - '4.20', or the newest that the release runs on */
  readonly openshift?: OpenShiftReleaseName;
  /**
   * OpenShift Service Mesh release: it decides operator channel, API versions and installable Istio versions.
   * @default - '3.4', or the newest that runs on the OpenShift
   */
  readonly release?: OssmReleaseName;
  /**
   * The cluster as Argo CD knows it; without `argoCD` it means nothing.
   * @default - the one that Argo CD runs in
   */
  readonly destination?: DestinationSettings;
  /** How the operators are installed. @default - from Red Hat's catalog, upgraded automatically within the channel */
  readonly operators?: OperatorsSettings;
  /** Where operators and images come from on a disconnected cluster. @default - from where upstream publishes them */
  readonly mirror?: MirrorSettings;
  /**
   * Whether there is more than one node for pods to be spread over (`status.infrastructureTopology` of Infrastructure).
   * @default 'HighlyAvailable'; on OpenShift Local 'SingleReplica'
   */
  readonly infrastructureTopology?: 'HighlyAvailable' | 'SingleReplica';
  /**
   * Turns on the monitoring of what users run, which metrics of a mesh need. The object that says so is one for the whole
   * cluster: leave it to whoever owns that, or say `true` where nobody does.
   * @default false
   */
  readonly userWorkloadMonitoring?: boolean;
  /** The Istio CNI plugin, one per cluster. @default - in `istio-cni`, in the oldest version of the control planes */
  readonly cni?: CniSettings;
  /**
   * The node proxy of ambient mode, one per cluster. On OVN-Kubernetes the cluster must route by way of its nodes
   * (`routingViaHost`), which nothing here turns on.
   * @default - in `ztunnel`, where a control plane is in ambient mode
   */
  readonly ztunnel?: ZTunnelSettings;
  /** @default - one control plane with every default */
  readonly controlPlanes?: readonly ControlPlaneSettings[];
  /**
   * Adds to the charts, or patches them, before they are rendered: `(charts) => new k8s.KubeConfigMap(charts.workloads, …)`,
   * with `k8s` of `cdk8s-plus-30`; `ApiObject` and `JsonPatch`, which patches, are of `cdk8s`.
   * @default - nothing is added
   */
  readonly extend?: (charts: ClusterCharts) => Immediate;
}

/** What a function returns that is done when it returns: anything but a promise. */
export type Immediate = undefined | { readonly then?: never };

/** The charts of a cluster in apply order; each becomes one file of `dist/<cluster>/`. */
export interface ClusterCharts {
  readonly operators: Chart;
  readonly namespaces: Chart;
  readonly certificateAuthority: Chart;
  readonly controlPlane: Chart;
  readonly security: Chart;
  readonly denyByDefault: Chart;
  readonly gateways: Chart;
  readonly certificates: Chart;
  readonly workloads: Chart;
  readonly routing: Chart;
  readonly egress: Chart;
  readonly observability: Chart;
}
