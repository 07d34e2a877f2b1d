// What `import … from 'rigging'` gives: the two functions, what tests read, and the settings as types for functions that
// several clusters share. Generated constructs are imported by their API group: 'rigging/imports/networking.istio.io'.
export type { Finding } from './check/finding';
export { type RenderedCluster, render } from './commands/render';
export { synth } from './commands/synth';
export type { Manifest } from './manifest/manifest';
export type { ZTunnelSettings } from './settings/ambient/ambient-settings';
export type { ApplicationSettings } from './settings/applications/application-settings';
export type { ArgoCDSettings, DestinationSettings } from './settings/argo-cd/argo-cd-settings';
export type { CertificateAuthoritySettings } from './settings/certificate-authority/certificate-authority-settings';
export type { ClusterCharts, ClusterSettings } from './settings/cluster-settings';
export type { CniSettings } from './settings/control-planes/cni-settings';
export type { ControlPlaneSettings } from './settings/control-planes/control-plane-settings';
export type { DeliverySettings } from './settings/delivery-settings';
export type { ExternalServiceSettings } from './settings/egress/external-service-settings';
export type { EgressGatewaySettings, IngressGatewaySettings } from './settings/gateways/gateway-settings';
export type { MirrorSettings } from './settings/mirror/mirror-settings';
export type { MultiClusterSettings } from './settings/multi-cluster/multi-cluster-settings';
export type { ObservabilitySettings } from './settings/observability/observability-settings';
export type { OperatorsSettings } from './settings/operators/operator-settings';
export type { RevisionTagSettings, UpdateStrategySettings } from './settings/revisions/revision-settings';
export type { PeerAuthenticationSettings } from './settings/security/security-settings';
