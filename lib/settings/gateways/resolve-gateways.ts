import { readsParameters } from '../../platform/gateway-api';
import type { InfrastructureTopology } from '../infrastructure-topology';
import type { GatewayPodSettings, GatewayServiceSettings, IngressGatewaySettings } from './gateway-settings';

/** A gateway for what goes out, with its defaults; how many pods it has, where no autoscaler decides. */
export interface EgressGateway extends GatewayPodSettings {
  readonly name: string;
  readonly namespace: string;
}

/** A gateway for what comes in, with its defaults; its pods may be left to istiod. */
export interface IngressGateway extends EgressGateway {
  /** None where it is a gateway by injection. */
  readonly gatewayClassName?: 'istio';
  readonly service: GatewayServiceSettings & { readonly type: 'ClusterIP' | 'LoadBalancer' };
}

export function resolveIngressGateway(
  settings: IngressGatewaySettings,
  topology: InfrastructureTopology,
  istioVersion: string,
): IngressGateway {
  const isLeftToIstiod = settings.gatewayClassName !== undefined && !readsParameters(istioVersion);
  return {
    ...(isLeftToIstiod ? settings : resolveGatewayPods(settings, topology)),
    service: { ...settings.service, type: settings.service?.type ?? 'ClusterIP' },
  };
}

/**
 * How many pods there are, and how many of them must stay: a gateway of one pod is away whenever its node is drained. The
 * only node could not be drained at all while a pod must stay, since no other node takes it.
 */
export function resolveGatewayPods<T extends GatewayPodSettings>(settings: T, topology: InfrastructureTopology): T {
  const { autoscaling } = settings;
  const podCount = autoscaling?.minReplicas ?? settings.replicas ?? (topology === 'SingleReplica' ? 1 : 2);
  const replicas = settings.replicas ?? (autoscaling ? undefined : podCount);
  const isKept = podCount > 1 && topology === 'HighlyAvailable';
  const podDisruptionBudget = settings.podDisruptionBudget ?? (isKept ? { minAvailable: 1 } : undefined);
  return { ...settings, replicas, podDisruptionBudget };
}
