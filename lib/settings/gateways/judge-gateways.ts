import { gatewayLabel } from '../../platform/naming';
import type { Fault } from '../fault';
import { dnsLabelRule, isDnsLabel, isServiceName, serviceNameRule } from '../names';
import type { Cluster } from '../resolve';
import type { IngressGatewaySettings } from './gateway-settings';

/** A gateway that holds a label, and which setting names it. */
interface Seen {
  readonly at: string;
  readonly name: string;
}

/** What gateways cannot be. */
export function* judgeGateways({ controlPlanes }: Cluster): Iterable<Fault> {
  const seen = new Map<string, Seen>();
  for (const [i, { gateways }] of controlPlanes.entries()) {
    for (const [j, gateway] of gateways.entries()) {
      const at = `controlPlanes[${i}].gateways[${j}]`;
      yield* judgeLabel(gateway, i, at, seen);
      yield* judgeGateway(gateway, at);
    }
  }
}

/** Istio selects gateway pods by label in all namespaces: a label must be unique in its mesh, not only where it runs. */
function* judgeLabel(
  { name, namespace }: IngressGatewaySettings,
  plane: number,
  at: string,
  seen: Map<string, Seen>,
): Iterable<Fault> {
  const label = gatewayLabel(name);
  const [inMesh, inNamespace] = [`${plane} ${label}`, `${namespace}/${label}`];
  const first = seen.get(inMesh) ?? seen.get(inNamespace);
  if (first) {
    const clash = first.name === name ? `names ${first.at} too` : `gets the label istio=${label} of ${first.at}`;
    yield { at: `${at}.name`, say: `"${name}" ${clash}, and both would serve each other's hosts; rename one` };
    return;
  }
  seen.set(inMesh, { at, name });
  seen.set(inNamespace, { at, name });
}

function* judgeGateway(
  { name, replicas, autoscaling, podDisruptionBudget }: IngressGatewaySettings,
  at: string,
): Iterable<Fault> {
  const label = gatewayLabel(name);
  if (!isServiceName(name))
    yield { at: `${at}.name`, say: `"${name}" is not a name for its Service: ${serviceNameRule}` };
  else if (!isDnsLabel(label))
    yield { at: `${at}.name`, say: `"${label}", its label, is not a DNS label: ${dnsLabelRule}` };
  if (replicas !== undefined && autoscaling) {
    yield { at: `${at}.replicas`, say: 'the autoscaler decides the number of pods; remove replicas or autoscaling' };
  }
  if (replicas !== undefined) yield* judgeCount(replicas, 0, `${at}.replicas`);
  if (autoscaling) {
    const { minReplicas, maxReplicas, targetCpuUtilizationPercent = 80 } = autoscaling;
    yield* judgeCount(minReplicas, 1, `${at}.autoscaling.minReplicas`);
    yield* judgeCount(maxReplicas, minReplicas, `${at}.autoscaling.maxReplicas`);
    yield* judgeCount(targetCpuUtilizationPercent, 1, `${at}.autoscaling.targetCpuUtilizationPercent`);
  }
  if (podDisruptionBudget) {
    yield* judgeCount(podDisruptionBudget.minAvailable, 0, `${at}.podDisruptionBudget.minAvailable`);
    const pods = autoscaling?.minReplicas ?? replicas ?? 1;
    if (podDisruptionBudget.minAvailable > 0 && podDisruptionBudget.minAvailable >= pods) {
      const say = `${podDisruptionBudget.minAvailable} of ${pods} pods must stay, so no node could ever be drained; ask for more pods or fewer to stay`;
      yield { at: `${at}.podDisruptionBudget.minAvailable`, say };
    }
  }
}

function* judgeCount(count: number, minimum: number, at: string): Iterable<Fault> {
  if (!Number.isInteger(count) || count < minimum) yield { at, say: `${count} is not a whole number from ${minimum}` };
}
