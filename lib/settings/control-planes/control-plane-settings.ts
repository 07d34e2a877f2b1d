import type { IstioSpecValues } from '../../../imports/sailoperator.io';
import type { Upstream } from '../../upstream';
import type { ApplicationSettings } from '../applications/application-settings';
import type { CertificateAuthoritySettings } from '../certificate-authority/certificate-authority-settings';
import type { ExternalServiceSettings } from '../egress/external-service-settings';
import type { EgressGatewaySettings, IngressGatewaySettings } from '../gateways/gateway-settings';
import type { MultiClusterSettings } from '../multi-cluster/multi-cluster-settings';
import type { ObservabilitySettings } from '../observability/observability-settings';
import type { RevisionTagSettings, UpdateStrategySettings } from '../revisions/revision-settings';
import type { PeerAuthenticationSettings } from '../security/security-settings';

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
  /** Names that namespaces follow from revision to revision. @default - they follow the active revision itself */
  readonly revisionTags?: readonly RevisionTagSettings[];
  /**
   * How pods join the mesh: each with a proxy of its own, or by the proxy of their node. The latter is there from release 3.2
   * on, as a technology preview in 3.1, for one control plane of a cluster that is updated in place.
   * @default 'sidecar'
   */
  readonly dataplaneMode?: 'sidecar' | 'ambient';
  /** Helm values, typed from the newest CRD: the editor and `npm test` refuse a field that it does not have. @default - none */
  readonly values?: Upstream<IstioSpecValues>;
  /** Who signs the certificates of the mesh's pods. @default - istiod, with a key that it makes */
  readonly certificateAuthority?: CertificateAuthoritySettings;
  /** Mutual TLS between pods for the whole mesh. @default - Istio's own, which takes both */
  readonly peerAuthentication?: PeerAuthenticationSettings;
  /** Refuses every call but those within a namespace, from gateways to what they expose, and from an application's `callers`. @default false */
  readonly denyByDefault?: boolean;
  /** NetworkPolicies for the mesh's pods: `rendered` from what the settings declare, or the operator's own. @default - for gateways alone */
  readonly networkPolicies?: 'rendered' | 'operator';
  /** What is seen of the mesh. @default - nothing but what Istio says by itself */
  readonly observability?: ObservabilitySettings;
  /** Joins it with other clusters to one mesh. @default - a mesh of this cluster alone */
  readonly multiCluster?: MultiClusterSettings;
  /** Namespaces enrolled besides those of the applications. @default - none */
  readonly namespaces?: readonly string[];
  /** @default - none */
  readonly gateways?: readonly IngressGatewaySettings[];
  /** @default - none */
  readonly egressGateways?: readonly EgressGatewaySettings[];
  /** Hosts outside that the mesh may call. @default - those that Istio's mode allows */
  readonly externalServices?: readonly ExternalServiceSettings[];
  /** @default - none */
  readonly applications?: readonly ApplicationSettings[];
}
