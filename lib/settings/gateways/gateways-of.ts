import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { EgressGateway, IngressGateway } from './resolve-gateways';

/** A gateway, whatever it is for. */
export type MeshGateway = EgressGateway & Pick<IngressGateway, 'gatewayClassName'>;

/** Every gateway of a control plane's mesh, by its setting. */
export function gatewaysOf({ gateways, egressGateways, multiCluster }: ControlPlane): ReadonlyMap<string, MeshGateway> {
  return new Map<string, MeshGateway>([
    ...gateways.map((gateway, i) => [`gateways[${i}]`, gateway] as const),
    ...egressGateways.map((gateway, i) => [`egressGateways[${i}]`, gateway] as const),
    ...(multiCluster ? [['multiCluster.eastWestGateway', multiCluster.eastWestGateway] as const] : []),
  ]);
}
