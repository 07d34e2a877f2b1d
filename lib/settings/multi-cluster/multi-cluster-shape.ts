import { gatewayPodShape } from '../gateways/gateway-shape';
import type { ShapeOf } from '../shape';
import type { MultiClusterSettings } from './multi-cluster-settings';

export const multiClusterShape: ShapeOf<MultiClusterSettings> = {
  meshID: 'string',
  'network?': 'string',
  'clusterName?': 'string',
  'eastWestGateway?': {
    'name?': 'string',
    'namespace?': 'string',
    'annotations?': { '*': 'string' },
    ...gatewayPodShape,
  },
  'remote?': { primary: 'string', remotePilotAddress: 'string' },
};
