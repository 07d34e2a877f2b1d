import type { Caller, DeclaredCall } from '../../constructs/security/declared-call';
import { bookinfoPodLabels } from '../../platform/bookinfo';
import { generatedGatewayLabel } from '../../platform/security';
import { type NamespaceWaypoint, waypointsOf } from '../ambient/resolve-ambient';
import type { Application } from '../applications/resolve-applications';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import { enrolledNamespaces } from './enrolled-namespaces';
import { gatewayCalls } from './gateway-calls';
import { podsOfIngressGateway, tryGateway } from './gateway-pods';

/** Every call that the settings of a control plane declare, whoever lets it through. */
export function declaredCalls(plane: ControlPlane): readonly DeclaredCall[] {
  const toApplications = [
    ...[...enrolledNamespaces(plane)].map(callsWithin),
    ...plane.applications.flatMap((application) => [
      ...callsOfCallers(application),
      ...callsOfGateway(application, plane),
    ]),
  ];
  return [
    ...gatewayCalls(plane),
    ...toApplications,
    ...waypointsOf(plane).map((waypoint) => callsToWaypoint(waypoint, toApplications)),
    ...callsWithoutMutualTls(plane),
  ];
}

function callsWithin(namespace: string): DeclaredCall {
  return { name: 'own-namespace', namespace, to: {}, from: [{ namespace }] };
}

function callsOfCallers({ name, namespace, callers = [] }: Application): readonly DeclaredCall[] {
  return callers.length === 0 ? [] : [{ name: `${name}-callers`, namespace, to: {}, from: callers }];
}

/** Of a sample it is known which pods answer; of other applications only the Service is. */
function callsOfGateway({ name, sample, expose }: Application, plane: ControlPlane): readonly DeclaredCall[] {
  const gateway = expose && tryGateway(plane, expose.gateway);
  if (!gateway || !enrolledNamespaces(plane).has(expose.service.namespace)) return [];
  const to = sample ? { matchLabels: bookinfoPodLabels(expose.service.name) } : {};
  const { caller } = podsOfIngressGateway(gateway);
  return [{ name: `${name}-gateway`, namespace: expose.service.namespace, to, from: [caller] }];
}

/** A waypoint heeds no policy but those that name it; it lets through what the pods of its namespace let through. */
function callsToWaypoint({ name, namespace }: NamespaceWaypoint, calls: readonly DeclaredCall[]): DeclaredCall {
  const to = { gateway: name, matchLabels: { [generatedGatewayLabel]: name } };
  const from = calls.flatMap((call): readonly Caller[] => {
    return call.namespace === namespace && typeof call.from !== 'string' ? call.from : [];
  });
  return { name: `${name}-clients`, namespace, to, from };
}

/** Clients that an exception from mutual TLS is made for are nobody to the mesh. */
function callsWithoutMutualTls({ peerAuthentication }: ControlPlane): readonly DeclaredCall[] {
  return (peerAuthentication?.exceptions ?? []).map(({ name, namespace, matchLabels, ports }) => {
    const to = Object.keys(matchLabels).length > 0 ? { matchLabels } : {};
    return { name: `${name}-without-mtls`, namespace, to, ports, from: 'clients without mutual TLS' };
  });
}
