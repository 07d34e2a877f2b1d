import type { DeclaredCall } from '../../constructs/security/declared-call';
import { readableOf } from '../../platform/external-protocols';
import { gatewayPodPorts } from '../../platform/gateway-api';
import { eastWestPorts } from '../../platform/multi-cluster';
import { statusPort } from '../../platform/proxy';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { EgressGateway, IngressGateway } from '../gateways/resolve-gateways';
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
  const exposed = plane.applications.flatMap(({ expose }) => (expose?.gateway === name ? [expose] : []));
  const { to, ports: listening } = podsOfIngressGateway(gateway);
  const kinds = new Set(exposed.map(({ termination }) => (termination === 'edge' ? 'http' : 'https')));
  const ports = [...kinds].sort().map((kind) => listening[kind]);
  const call = { name: `${name}-clients`, namespace, to, hosts: exposed.map(({ host }) => host) };
  if (service.type === 'ClusterIP') return { ...call, from: 'router', ports };
  return { ...call, from: 'anybody', ports: [...ports, statusPort] };
}

/** HTTP reaches the gateway in the mesh's mutual TLS; TLS that applications speak is passed on, and shows no caller. */
function callsOnTheirWayOut(gateway: EgressGateway, plane: ControlPlane): readonly DeclaredCall[] {
  const { name, namespace } = gateway;
  const { to } = podsOfGateway(gateway);
  const { http, https } = gatewayPodPorts.injected;
  const callersOf = (kind: ReturnType<typeof readableOf>) => {
    const led = plane.externalServices.filter(
      ({ egressGateway, ports }) =>
        egressGateway === name && ports.some(({ protocol }) => readableOf(protocol) === kind),
    );
    const callers = new Set(led.flatMap(({ namespaces }) => namespaces ?? [...plane.enrolled.keys()]));
    return Array.from(callers, (caller) => ({ namespace: caller }));
  };
  const calls: readonly DeclaredCall[] = [
    { name: `${name}-http`, namespace, to, from: callersOf('http'), ports: [http] },
    { name: `${name}-tls`, namespace, to, from: callersOf('tls'), ports: [https], isUnread: true },
  ];
  // Nobody listed would mean everybody.
  return calls.filter(({ from }) => from.length > 0);
}

/** What passes here stays encrypted; the pods behind decide about those who call from other clusters. */
function callsFromOtherClusters({ multiCluster }: ControlPlane): readonly DeclaredCall[] {
  if (!multiCluster) return [];
  const { name, namespace } = multiCluster.eastWestGateway;
  const { to } = podsOfGateway({ name, namespace });
  const ports = eastWestPorts(multiCluster.hasRemotes).map(({ port }) => port);
  return [{ name: `${name}-clients`, namespace, to, from: 'anybody', ports }];
}
