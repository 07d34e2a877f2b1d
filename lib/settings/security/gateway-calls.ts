import type { DeclaredCall } from '../../constructs/security/declared-call';
import { readableOf } from '../../platform/external-protocols';
import { eastWestPorts } from '../../platform/multi-cluster';
import { gatewayPodPorts, gatewayStatusPort } from '../../platform/security';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { EgressGateway, IngressGateway } from '../gateways/resolve-gateways';
import { enrolledNamespaces } from './enrolled-namespaces';
import { podsOfGateway, podsOfIngressGateway } from './gateway-pods';

/** The calls to the gateways of a mesh: from clients outside, from its pods on their way out, and from other clusters. */
export function gatewayCalls(plane: ControlPlane): readonly DeclaredCall[] {
  return [
    ...plane.gateways.map((gateway) => callsFromOutside(gateway, plane)),
    ...plane.egressGateways.flatMap((gateway) => callsOnTheirWayOut(gateway, plane)),
    ...callsFromOtherClusters(plane),
  ];
}

/** Clients ask for what is exposed, which may be nothing. */
function callsFromOutside(gateway: IngressGateway, plane: ControlPlane): DeclaredCall {
  const { name, namespace, service } = gateway;
  const hosts = plane.applications.flatMap(({ expose }) => (expose?.gateway === name ? [expose.host] : []));
  const { to, ports } = podsOfIngressGateway(gateway);
  const call = { name: `${name}-clients`, namespace, to, hosts };
  if (service.type === 'ClusterIP') return { ...call, from: 'router', ports };
  return { ...call, from: 'anybody', ports: [...ports, gatewayStatusPort] };
}

/** HTTP reaches the gateway in the mesh's mutual TLS; TLS that applications speak is passed on, and shows no caller. */
function callsOnTheirWayOut(gateway: EgressGateway, plane: ControlPlane): readonly DeclaredCall[] {
  const { name, namespace } = gateway;
  const { to } = podsOfGateway(gateway);
  const { http, https } = gatewayPodPorts.injected;
  const from = [...enrolledNamespaces(plane)].map((caller) => ({ namespace: caller }));
  // Nobody listed would mean everybody.
  if (from.length === 0) return [];
  const led = plane.externalServices.filter(({ egressGateway }) => egressGateway === name);
  const carries = (kind: ReturnType<typeof readableOf>) =>
    led.some(({ ports }) => ports.some(({ protocol }) => readableOf(protocol) === kind));
  return [
    ...(carries('http') ? [{ name: `${name}-http`, namespace, to, from, ports: [http] }] : []),
    ...(carries('tls') ? [{ name: `${name}-tls`, namespace, to, from, ports: [https], isUnread: true }] : []),
  ];
}

/** What passes here stays encrypted; the pods behind decide about those who call from other clusters. */
function callsFromOtherClusters({ multiCluster }: ControlPlane): readonly DeclaredCall[] {
  if (!multiCluster) return [];
  const { name, namespace } = multiCluster.eastWestGateway;
  const { to } = podsOfGateway({ name, namespace });
  return [{ name: `${name}-clients`, namespace, to, from: 'anybody', ports: eastWestPorts.map(({ port }) => port) }];
}
