import type { k8s } from 'cdk8s-plus-30';
import type { ApplicationProps, ApplicationSetProps, AppProjectProps, ArgoCdProps } from '../../imports/argoproj.io';
import type { CertificateProps, ClusterIssuerProps, IssuerProps } from '../../imports/cert-manager.io';
import type { TrafficExtensionProps, WasmPluginProps } from '../../imports/extensions.istio.io';
import type * as gatewayApi from '../../imports/gateway.networking.k8s.io';
import type { KialiProps, OssmConsoleProps } from '../../imports/kiali.io';
import type { PodMonitorProps, ServiceMonitorProps } from '../../imports/monitoring.coreos.com';
import type * as networking from '../../imports/networking.istio.io';
import type { CertManagerProps, IstioCsrProps, TrustManagerProps } from '../../imports/operator.openshift.io';
import type { CatalogSourceProps, OperatorGroupProps, SubscriptionProps } from '../../imports/operators.coreos.com';
import type { RouteProps } from '../../imports/route.openshift.io';
import type * as sail from '../../imports/sailoperator.io';
import type * as security from '../../imports/security.istio.io';
import type { TelemetryProps } from '../../imports/telemetry.istio.io';
import type { Upstream } from '../upstream';
import type { Metadata } from './manifest';

/** The kinds that are read as such, by `group/Kind`; their fields are typed from their schemas, whatever the version. */
export interface Kinds {
  'core/ConfigMap': k8s.KubeConfigMapProps;
  'core/Namespace': k8s.KubeNamespaceProps;
  'core/Pod': k8s.KubePodProps;
  'core/Secret': k8s.KubeSecretProps;
  'core/Service': k8s.KubeServiceProps;
  'core/ServiceAccount': k8s.KubeServiceAccountProps;
  'apps/DaemonSet': k8s.KubeDaemonSetProps;
  'apps/Deployment': k8s.KubeDeploymentProps;
  'apps/StatefulSet': k8s.KubeStatefulSetProps;
  'autoscaling/HorizontalPodAutoscaler': k8s.KubeHorizontalPodAutoscalerV2Props;
  'batch/CronJob': k8s.KubeCronJobProps;
  'batch/Job': k8s.KubeJobProps;
  'networking.k8s.io/NetworkPolicy': k8s.KubeNetworkPolicyProps;
  'policy/PodDisruptionBudget': k8s.KubePodDisruptionBudgetProps;
  'rbac.authorization.k8s.io/ClusterRole': k8s.KubeClusterRoleProps;
  'rbac.authorization.k8s.io/ClusterRoleBinding': k8s.KubeClusterRoleBindingProps;
  'rbac.authorization.k8s.io/Role': k8s.KubeRoleProps;
  'rbac.authorization.k8s.io/RoleBinding': k8s.KubeRoleBindingProps;
  'argoproj.io/AppProject': AppProjectProps;
  'argoproj.io/Application': ApplicationProps;
  'argoproj.io/ApplicationSet': ApplicationSetProps;
  'argoproj.io/ArgoCD': ArgoCdProps;
  'cert-manager.io/Certificate': CertificateProps;
  'cert-manager.io/ClusterIssuer': ClusterIssuerProps;
  'cert-manager.io/Issuer': IssuerProps;
  'extensions.istio.io/TrafficExtension': TrafficExtensionProps;
  'extensions.istio.io/WasmPlugin': WasmPluginProps;
  'gateway.networking.k8s.io/BackendTLSPolicy': gatewayApi.BackendTlsPolicyProps;
  'gateway.networking.k8s.io/GRPCRoute': gatewayApi.GrpcRouteProps;
  'gateway.networking.k8s.io/Gateway': gatewayApi.GatewayProps;
  'gateway.networking.k8s.io/GatewayClass': gatewayApi.GatewayClassProps;
  'gateway.networking.k8s.io/HTTPRoute': gatewayApi.HttpRouteProps;
  'gateway.networking.k8s.io/ReferenceGrant': gatewayApi.ReferenceGrantProps;
  'gateway.networking.k8s.io/TLSRoute': gatewayApi.TlsRouteProps;
  'kiali.io/Kiali': SnakeCased<KialiProps>;
  'kiali.io/OSSMConsole': OssmConsoleProps;
  'monitoring.coreos.com/PodMonitor': PodMonitorProps;
  'monitoring.coreos.com/ServiceMonitor': ServiceMonitorProps;
  'networking.istio.io/DestinationRule': networking.DestinationRuleProps;
  'networking.istio.io/EnvoyFilter': networking.EnvoyFilterProps;
  'networking.istio.io/Gateway': networking.GatewayProps;
  'networking.istio.io/ProxyConfig': networking.ProxyConfigProps;
  'networking.istio.io/ServiceEntry': networking.ServiceEntryProps;
  'networking.istio.io/Sidecar': networking.SidecarProps;
  'networking.istio.io/VirtualService': networking.VirtualServiceProps;
  'networking.istio.io/WorkloadEntry': networking.WorkloadEntryProps;
  'networking.istio.io/WorkloadGroup': networking.WorkloadGroupProps;
  'operator.openshift.io/CertManager': CertManagerProps;
  'operator.openshift.io/IstioCSR': IstioCsrProps;
  'operator.openshift.io/TrustManager': TrustManagerProps;
  'operators.coreos.com/CatalogSource': CatalogSourceProps;
  'operators.coreos.com/OperatorGroup': OperatorGroupProps;
  'operators.coreos.com/Subscription': SubscriptionProps;
  'route.openshift.io/Route': RouteProps;
  'sailoperator.io/Istio': sail.IstioProps;
  'sailoperator.io/IstioCNI': sail.IstioCniProps;
  'sailoperator.io/IstioRevision': sail.IstioRevisionProps;
  'sailoperator.io/IstioRevisionTag': sail.IstioRevisionTagProps;
  'sailoperator.io/ZTunnel': sail.ZTunnelProps;
  'security.istio.io/AuthorizationPolicy': security.AuthorizationPolicyProps;
  'security.istio.io/PeerAuthentication': security.PeerAuthenticationProps;
  'security.istio.io/RequestAuthentication': security.RequestAuthenticationProps;
  'telemetry.istio.io/Telemetry': TelemetryProps;
}

/** An object of one of those kinds; every field may be missing. */
export type Read<K extends keyof Kinds> = Identified & Sparse<Upstream<Omit<Kinds[K], 'metadata'>>>;

interface Identified {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
}

/** A type whose fields may all be missing, at any depth: what is read was not made by the type checker. */
export type Sparse<T> = T extends readonly (infer E)[]
  ? readonly Sparse<E>[]
  : T extends object
    ? { readonly [K in keyof T]?: Sparse<T[K]> }
    : T;

/** Kiali's resource alone has its fields in snake case, which `cdk8s import` changes throughout; but for label selectors. */
type SnakeCased<T> = 0 extends 1 & T
  ? unknown
  : T extends readonly (infer E)[]
    ? readonly SnakeCased<E>[]
    : T extends object
      ? { readonly [K in keyof T as K extends string ? (K extends SelectorField ? K : Snake<K>) : K]: SnakeCased<T[K]> }
      : T;

type SelectorField = 'matchLabels' | 'matchExpressions';

type Snake<S extends string> = S extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${Snake<Rest>}`
  : S;
