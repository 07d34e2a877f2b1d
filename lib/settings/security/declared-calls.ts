import type { DeclaredCall } from '../../constructs/security/declared-call';
import { bookinfoPodLabels } from '../../platform/bookinfo';
import { generatedGatewayLabel } from '../../platform/gateway-api';
import { type NamespaceWaypoint, waypointsOf } from '../ambient/resolve-ambient';
import type { Application } from '../applications/resolve-applications';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import { gatewayCalls } from './gateway-calls';
import { podsOfIngressGateway, tryGateway } from './gateway-pods';

/** Every call that the settings of a control plane declare, whoever lets it through. */
export function declaredCalls(plane: ControlPlane): readonly DeclaredCall[] {
  const toApplications = [
    ...Array.from(plane.enrolled.keys(), callsWithin),
    ...plane.applications.flatMap((application) => [
      ...callsOfCallers(application, plane),
      ...callsOfGateway(application, plane),
    ]),
  ];
  return [
    ...gatewayCalls(plane),
    ...toApplications,
    ...callsToWaypoints(plane, toApplications),
    ...callsWithoutMutualTls(plane),
  ];
}

function callsWithin(namespace: string): DeclaredCall {
  return { name: 'own-namespace', namespace, to: {}, from: [{ namespace }] };
}

/** Applications of one namespace have the same callers, whom the first lets in for all. */
function callsOfCallers(application: Application, { applications }: ControlPlane): readonly DeclaredCall[] {
  const { name, namespace, callers = [] } = application;
  const first = applications.find((other) => other.namespace === namespace);
  return first !== application || callers.length === 0
    ? []
    : [{ name: `${name}-callers`, namespace, to: {}, from: callers }];
}

/** Of a sample it is known which pods answer; of other applications only the Service is. */
function callsOfGateway({ name, sample, expose }: Application, plane: ControlPlane): readonly DeclaredCall[] {
  const gateway = expose && tryGateway(plane, expose.gateway);
  if (!gateway || !plane.enrolled.has(expose.service.namespace)) return [];
  const { name: service, namespace } = expose.service;
  const from = [podsOfIngressGateway(gateway).caller];
  if (!sample) return [{ name: `${name}-gateway`, namespace, to: {}, from }];
  const waypoint = waypointsOf(plane).find((each) => each.namespace === namespace && isForServices(each));
  const toPods: DeclaredCall = {
    name: `${name}-gateway`,
    namespace,
    to: { matchLabels: bookinfoPodLabels(service) },
    from,
  };
  if (!waypoint) return [toPods];
  const to = { service, matchLabels: { [generatedGatewayLabel]: waypoint.name } };
  return [toPods, { name: `${name}-gateway-waypoint`, namespace, to, from }];
}

/** Whether a waypoint knows which Service is asked for, so that a policy can be about that one. */
function isForServices({ for: traffic }: NamespaceWaypoint): boolean {
  return traffic !== 'workload';
}

/**
 * A waypoint heeds no policy but those that name it, or a Service behind it. It lets through whom every pod of its namespace
 * lets through; who may call some of them, may call their Service.
 */
function callsToWaypoints(plane: ControlPlane, calls: readonly DeclaredCall[]): readonly DeclaredCall[] {
  return waypointsOf(plane).map((waypoint) => {
    const { name, namespace } = waypoint;
    const passing = calls.filter(
      ({ namespace: called, to }) => called === namespace && !(to.matchLabels && isForServices(waypoint)),
    );
    const from = passing.flatMap((call) => (typeof call.from === 'string' ? [] : call.from));
    const to = { gateway: name, matchLabels: { [generatedGatewayLabel]: name } };
    return { name: `${name}-clients`, namespace, to, from };
  });
}

/** Clients that an exception from mutual TLS is made for are nobody to the mesh. */
function callsWithoutMutualTls({ peerAuthentication }: ControlPlane): readonly DeclaredCall[] {
  return (peerAuthentication?.exceptions ?? []).map(({ name, namespace, matchLabels, ports }) => {
    const to = Object.keys(matchLabels).length > 0 ? { matchLabels } : {};
    return { name: `${name}-without-mtls`, namespace, to, ports, from: 'clients without mutual TLS' };
  });
}
