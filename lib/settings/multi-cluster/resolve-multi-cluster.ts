import { type EgressGateway, resolveGatewayPods } from '../gateways/resolve-gateways';
import type { InfrastructureTopology } from '../infrastructure-topology';
import type { Member } from './members';
import type { EastWestGatewaySettings, MultiClusterSettings, RemoteSettings } from './multi-cluster-settings';

/** A place among clusters with its defaults. */
export interface MultiCluster {
  readonly meshID: string;
  readonly network: string;
  readonly clusterName: string;
  readonly eastWestGateway: EastWestGateway;
  /** None where it is a primary cluster. */
  readonly remote?: RemoteSettings;
  /** Whether remote clusters name this one as their primary; `joinClusters` knows, which sees all of them. */
  readonly hasRemotes: boolean;
  /** The other clusters of the mesh, remote ones among them; `joinClusters` knows them, too. */
  readonly fellows: readonly Member[];
}

/** An east-west gateway with its defaults. */
export interface EastWestGateway extends EgressGateway {
  readonly annotations?: EastWestGatewaySettings['annotations'];
}

export function resolveMultiCluster(
  { meshID, network, clusterName, eastWestGateway, remote }: MultiClusterSettings,
  cluster: string,
  topology: InfrastructureTopology,
): MultiCluster {
  return {
    meshID,
    network: network ?? cluster,
    clusterName: clusterName ?? cluster,
    eastWestGateway: {
      ...resolveGatewayPods(eastWestGateway ?? {}, topology),
      name: eastWestGateway?.name ?? 'istio-eastwestgateway',
      namespace: eastWestGateway?.namespace ?? 'istio-eastwest',
    },
    ...(remote && { remote }),
    hasRemotes: false,
    fellows: [],
  };
}
