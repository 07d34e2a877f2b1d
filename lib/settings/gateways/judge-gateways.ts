import { gatewayLabel } from '../../platform/naming';
import type { Fault } from '../fault';
import { dnsLabelRule, isDnsLabel, isServiceName, serviceNameRule } from '../names';
import type { Cluster } from '../resolve';
import { gatewaysOf, type MeshGateway } from './gateways-of';
import { judgeGatewayPods } from './judge-gateway-pods';

/** A gateway that holds a label, and which setting names it. */
interface Seen {
  readonly at: string;
  readonly name: string;
}

/** What gateways cannot be. */
export function* judgeGateways(cluster: Cluster): Iterable<Fault> {
  const seen = new Map<string, Seen>();
  for (const [i, plane] of cluster.controlPlanes.entries()) {
    for (const [setting, gateway] of gatewaysOf(plane)) {
      const at = `controlPlanes[${i}].${setting}`;
      yield* judgeLabel(gateway, i, at, seen);
      yield* judgeName(gateway.name, `${at}.name`);
      yield* judgeGatewayPods(gateway, cluster.infrastructureTopology, at);
    }
  }
}

/** Istio selects gateway pods by label in all namespaces: a label must be unique in its mesh, not only where it runs. */
function* judgeLabel(
  { name, namespace }: MeshGateway,
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

function* judgeName(name: string, at: string): Iterable<Fault> {
  const label = gatewayLabel(name);
  if (!isServiceName(name)) yield { at, say: `"${name}" is not a name for its Service: ${serviceNameRule}` };
  else if (!isDnsLabel(label)) yield { at, say: `"${label}", its label, is not a DNS label: ${dnsLabelRule}` };
}
