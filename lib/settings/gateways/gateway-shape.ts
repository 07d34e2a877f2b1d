import type { ShapeOf } from '../shape';
import type { EgressGatewaySettings, GatewayPodSettings, IngressGatewaySettings } from './gateway-settings';

const amounts = { 'cpu?': 'string', 'memory?': 'string' } as const;

/** The pods of any gateway. */
export const gatewayPodShape = {
  'replicas?': 'number',
  'autoscaling?': { minReplicas: 'number', maxReplicas: 'number', 'targetCpuUtilizationPercent?': 'number' },
  'podDisruptionBudget?': { minAvailable: 'number' },
  'nodeSelector?': { '*': 'string' },
  'tolerations?': [
    {
      'key?': 'string',
      'operator?': { Exists: true, Equal: true },
      'value?': 'string',
      'effect?': { NoSchedule: true, PreferNoSchedule: true, NoExecute: true },
      'tolerationSeconds?': 'number',
    },
  ],
  'resources?': { 'requests?': amounts, 'limits?': amounts },
} as const satisfies ShapeOf<GatewayPodSettings>;

export const ingressGatewayShape: ShapeOf<IngressGatewaySettings> = {
  name: 'string',
  namespace: 'string',
  'gatewayClassName?': { istio: true },
  'service?': { 'type?': { ClusterIP: true, LoadBalancer: true }, 'annotations?': { '*': 'string' } },
  ...gatewayPodShape,
};

export const egressGatewayShape: ShapeOf<EgressGatewaySettings> = {
  name: 'string',
  namespace: 'string',
  ...gatewayPodShape,
};
