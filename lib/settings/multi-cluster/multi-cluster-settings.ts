import type { GatewayPodSettings } from '../gateways/gateway-settings';

/** A control plane's place in a mesh of several clusters, each on a network of its own. */
export interface MultiClusterSettings {
  /** The same in all clusters of the mesh (`global.meshID`). */
  readonly meshID: string;
  /** Another one in each cluster (`global.network`). @default - the cluster's name */
  readonly network?: string;
  /** Another one in each cluster (`global.multiCluster.clusterName`). @default - the cluster's name */
  readonly clusterName?: string;
  /** Takes what comes from the other clusters. @default - `istio-eastwestgateway` in `istio-eastwest` */
  readonly eastWestGateway?: EastWestGatewaySettings;
  /** Makes this a remote cluster, which another one's control plane serves. @default - a primary cluster */
  readonly remote?: RemoteSettings;
}

/** A gateway with a load balancer, by injection. */
export interface EastWestGatewaySettings extends GatewayPodSettings {
  /** @default 'istio-eastwestgateway' */
  readonly name?: string;
  /** @default 'istio-eastwest' */
  readonly namespace?: string;
  /** Annotations of its Service, by which clouds shape a load balancer. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The control plane that serves a remote cluster. */
export interface RemoteSettings {
  /** `clusterName` of the primary cluster. */
  readonly primary: string;
  /** Address of the primary's east-west gateway, known once its load balancer has one (`global.remotePilotAddress`). */
  readonly remotePilotAddress: string;
}
