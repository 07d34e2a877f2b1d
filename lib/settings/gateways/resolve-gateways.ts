import { readsParameters } from '../../platform/gateway-api';
import { localAppsDomain } from '../../platform/openshift';
import type { ClusterSettings } from '../cluster-settings';
import type {
  EgressGatewaySettings,
  GatewayPodSettings,
  GatewayServiceSettings,
  IngressGatewaySettings,
} from './gateway-settings';

/** Whether pods can be spread over nodes. */
export type InfrastructureTopology = NonNullable<ClusterSettings['infrastructureTopology']>;

/** A gateway for what comes in, with its defaults. */
export type IngressGateway = IngressGatewaySettings & {
  readonly service: GatewayServiceSettings & { readonly type: 'ClusterIP' | 'LoadBalancer' };
};

/** A gateway for what goes out, with its defaults. */
export type EgressGateway = EgressGatewaySettings;

export function resolveTopology({ infrastructureTopology, appsDomain }: ClusterSettings): InfrastructureTopology {
  return infrastructureTopology ?? (appsDomain === localAppsDomain ? 'SingleReplica' : 'HighlyAvailable');
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
  const replicas = settings.replicas ?? (settings.autoscaling ? undefined : topology === 'SingleReplica' ? 1 : 2);
  const podCount = settings.autoscaling?.minReplicas ?? replicas ?? 1;
  const isKept = podCount > 1 && topology === 'HighlyAvailable';
  const podDisruptionBudget = settings.podDisruptionBudget ?? (isKept ? { minAvailable: 1 } : undefined);
  return { ...settings, replicas, podDisruptionBudget };
}
