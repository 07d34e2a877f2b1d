import type { Chart } from 'cdk8s';
import type { IstioCniSpecValues, IstioSpecValues } from '../../imports/sailoperator.io';
import type { PathMatch } from '../constructs/exposure';
import type { Autoscaling } from '../constructs/gateway-workload';
import type { CertificateSubject } from '../constructs/serving-certificate';
import type { OpenShiftReleaseName } from '../platform/openshift';
import type { OperatorPackage } from '../platform/operators';
import type { OssmReleaseName } from '../platform/ossm';
import type { Upstream } from '../upstream';

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
   * @default '3.4'
   */
  readonly release?: OssmReleaseName;
  /** How the operators are installed. @default - from Red Hat's catalog, upgraded automatically within the channel */
  readonly operators?: OperatorsSettings;
  /** The Istio CNI plugin, one per cluster. @default - in `istio-cni`, in the oldest version of the control planes */
  readonly cni?: CniSettings;
  /** @default - one control plane with every default */
  readonly controlPlanes?: readonly ControlPlaneSettings[];
  /**
   * Adds to the charts, or patches them, before they are rendered: `(charts) => new ConfigMap(charts.workloads, …)`.
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
  readonly controlPlane: Chart;
  readonly gateways: Chart;
  readonly certificates: Chart;
  readonly workloads: Chart;
  readonly routing: Chart;
}

/** One entry per package; what is left out keeps its defaults. */
export type OperatorsSettings = { readonly [P in OperatorPackage]?: OperatorSettings };

/** A Subscription (`operators.coreos.com/v1alpha1`). */
export interface OperatorSettings {
  /**
   * `Manual` stops every install and upgrade until someone approves its InstallPlan, and does so for all operators in
   * the Subscription's namespace.
   * @default 'Automatic'
   */
  readonly installPlanApproval?: 'Automatic' | 'Manual';
  /** ClusterServiceVersion of the first install; needs `Manual`. @default - the newest of the channel */
  readonly startingCSV?: string;
  /** CatalogSource, e.g. that of a mirror. @default 'redhat-operators' */
  readonly source?: string;
  /** @default 'openshift-marketplace' */
  readonly sourceNamespace?: string;
}

/** The IstioCNI resource (`spec` of `sailoperator.io` IstioCNI). */
export interface CniSettings {
  /** @default 'istio-cni' */
  readonly namespace?: string;
  /** @default - the oldest version among the control planes, which it works with and their successors */
  readonly version?: string;
  /** Helm values, typed from the CRD. @default - none */
  readonly values?: Upstream<IstioCniSpecValues>;
}

/** An Istio resource, and what it runs: its gateways and the applications in its mesh. */
export interface ControlPlaneSettings {
  /** @default 'default' */
  readonly name?: string;
  /** @default 'istio-system' */
  readonly namespace?: string;
  /** Istio version, e.g. `v1.30.3`. @default - the newest that the release installs */
  readonly version?: string;
  /** How a new version takes over. @default - in place */
  readonly updateStrategy?: UpdateStrategySettings;
  /** Helm values, typed from the newest CRD: the editor and `npm test` refuse a field that it does not have. @default - none */
  readonly values?: Upstream<IstioSpecValues>;
  /** Namespaces enrolled besides those of the applications. @default - none */
  readonly namespaces?: readonly string[];
  /** @default - none */
  readonly gateways?: readonly IngressGatewaySettings[];
  /** @default - none */
  readonly applications?: readonly ApplicationSettings[];
}

/** `spec.updateStrategy` of Istio. */
export interface UpdateStrategySettings {
  /** @default 'InPlace' */
  readonly type?: 'InPlace' | 'RevisionBased';
  /** How long a revision that nothing uses is kept. @default 30 */
  readonly inactiveRevisionDeletionGracePeriodSeconds?: number;
}

/** A gateway that lets traffic in, by injection, behind OpenShift's router. */
export interface IngressGatewaySettings {
  /** Names Service and Deployment; without its `istio-` it is the value of their label `istio`. */
  readonly name: string;
  /** Namespace of its own: neither a control plane's nor an application's. */
  readonly namespace: string;
  /** Pods, where no `autoscaling` decides. @default 1 */
  readonly replicas?: number;
  /** A HorizontalPodAutoscaler. @default - none */
  readonly autoscaling?: Autoscaling;
  /** A PodDisruptionBudget. @default - none */
  readonly podDisruptionBudget?: { readonly minAvailable: number };
}

/** An application in the mesh; its namespace is enrolled. */
export interface ApplicationSettings {
  /** Names what exposes it, and its host: `<name>.<appsDomain>`. */
  readonly name: string;
  readonly namespace: string;
  /** Deploys Istio's BookInfo sample. @default - the workloads are deployed by other means */
  readonly sample?: 'bookinfo';
  /** Opens it to clients outside, over HTTPS. @default - it stays inside the mesh */
  readonly expose?: ExposeSettings;
}

/** What is served at a host. */
export interface ExposeSettings {
  /** Name of a gateway of the same control plane. @default - the only one */
  readonly gateway?: string;
  /** @default `<application>.<appsDomain>` */
  readonly host?: string;
  /** Service that answers. @default - the sample's front service; without a sample it is required */
  readonly service?: { readonly name: string; readonly port: number };
  /** Paths that are served. @default - the sample's; without a sample all */
  readonly paths?: readonly PathMatch[];
  /** @default - RSA 2048 for a year, with a common name made of the application's */
  readonly certificate?: CertificateSettings;
}

/** The certificate of a host (`spec` of `cert-manager.io/v1` Certificate), issued by a CA of the mesh's own. */
export interface CertificateSettings {
  /** @default `<application>-https-cn` */
  readonly commonName?: string;
  /** @default - no subject but the common name */
  readonly subject?: CertificateSubject;
  /** A Go duration. @default '8760h', a year */
  readonly duration?: string;
  /** @default - RSA 2048 */
  readonly privateKey?: PrivateKeySettings;
}

export interface PrivateKeySettings {
  /** @default 'RSA' */
  readonly algorithm?: 'RSA' | 'ECDSA';
  /** Bits. @default - 2048 for RSA, 256 for ECDSA */
  readonly size?: number;
}
