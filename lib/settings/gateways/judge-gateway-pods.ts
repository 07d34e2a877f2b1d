import type { ResourceAmounts } from '../../constructs/gateways/gateway-workload';
import { tryNanos } from '../../quantity';
import type { Fault } from '../fault';
import { judgeCount } from '../faults';
import type { InfrastructureTopology } from '../infrastructure-topology';
import type { GatewayPodSettings } from './gateway-settings';
import { judgeNodes } from './judge-nodes';

/** How many pods a gateway cannot have, what they cannot use, and where they cannot run. */
export function* judgeGatewayPods(
  pods: GatewayPodSettings,
  topology: InfrastructureTopology,
  at: string,
): Iterable<Fault> {
  const { replicas, autoscaling } = pods;
  if (replicas !== undefined && autoscaling) {
    yield { at: `${at}.replicas`, say: 'the autoscaler decides the number of pods; remove replicas or autoscaling' };
  }
  if (replicas !== undefined) yield* judgeCount(replicas, 0, `${at}.replicas`);
  if (autoscaling) yield* judgeAutoscaling(autoscaling, `${at}.autoscaling`);
  yield* judgeBudget(pods, topology, `${at}.podDisruptionBudget.minAvailable`);
  yield* judgeResources(pods, `${at}.resources`);
  yield* judgeNodes(pods, at);
}

function* judgeAutoscaling(
  { minReplicas, maxReplicas, targetCpuUtilizationPercent = 80 }: NonNullable<GatewayPodSettings['autoscaling']>,
  at: string,
): Iterable<Fault> {
  yield* judgeCount(minReplicas, 1, `${at}.minReplicas`);
  yield* judgeCount(maxReplicas, minReplicas, `${at}.maxReplicas`);
  yield* judgeCount(targetCpuUtilizationPercent, 1, `${at}.targetCpuUtilizationPercent`);
}

function* judgeBudget(
  { replicas, autoscaling, podDisruptionBudget }: GatewayPodSettings,
  topology: InfrastructureTopology,
  at: string,
): Iterable<Fault> {
  if (!podDisruptionBudget) return;
  const { minAvailable } = podDisruptionBudget;
  yield* judgeCount(minAvailable, 0, at);
  if (!(minAvailable > 0)) return;
  const pods = autoscaling?.minReplicas ?? replicas ?? 1;
  if (topology === 'SingleReplica') {
    const say = `${minAvailable} must stay, and there is no other node, so this one could never be drained; remove podDisruptionBudget`;
    yield { at, say };
  } else if (minAvailable >= pods) {
    const say = `${minAvailable} of ${pods} pods must stay, so no node could ever be drained; ask for more pods or fewer to stay`;
    yield { at, say };
  }
}

function* judgeResources({ resources, autoscaling }: GatewayPodSettings, at: string): Iterable<Fault> {
  if (!resources) return;
  const { requests = {}, limits = {} } = resources;
  yield* judgeAmounts(requests, `${at}.requests`);
  yield* judgeAmounts(limits, `${at}.limits`);
  for (const name of ['cpu', 'memory'] as const) {
    const [request = '', limit = ''] = [requests[name], limits[name]];
    if (worth(request) <= worth(limit) || worth(limit) === 0n) continue;
    const say = `"${request}" is more than the limit, "${limit}"; ask for less or allow more`;
    yield { at: `${at}.requests.${name}`, say };
  }
  if (autoscaling && requests.cpu === undefined && limits.cpu === undefined) {
    yield {
      at: `${at}.requests.cpu`,
      say: 'missing, and the autoscaler counts CPU in percent of it; give it, e.g. "100m"',
    };
  }
}

function* judgeAmounts(amounts: ResourceAmounts, at: string): Iterable<Fault> {
  for (const [name, amount] of Object.entries(amounts)) {
    if (amount === undefined || worth(amount) > 0n) continue;
    const say = `"${amount}" is not an amount above 0; write e.g. "500m" of CPU, "256Mi" of memory`;
    yield { at: `${at}.${name}`, say };
  }
}

/** In nanos; nothing where it is no amount, which is a fault of its own. */
function worth(amount: string): bigint {
  const nanos = tryNanos(amount) ?? 0n;
  return nanos > 0n ? nanos : 0n;
}
