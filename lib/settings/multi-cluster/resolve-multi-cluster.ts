import { type InfrastructureTopology, resolveGatewayPods } from '../gateways/resolve-gateways';
import type { EastWestGatewaySettings, MultiClusterSettings } from './multi-cluster-settings';

/** A place among clusters with its defaults. */
export type MultiCluster = Required<Omit<MultiClusterSettings, 'eastWestGateway' | 'remote'>> &
  Pick<MultiClusterSettings, 'remote'> & {
    readonly eastWestGateway: EastWestGateway;
    /** Whether remote clusters name this one as their primary; `joinClusters` knows, which sees all of them. */
    readonly hasRemotes: boolean;
  };

/** An east-west gateway with its defaults. */
export type EastWestGateway = EastWestGatewaySettings & Required<Pick<EastWestGatewaySettings, 'name' | 'namespace'>>;

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
  };
}
