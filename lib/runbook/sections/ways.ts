import { title } from '../../manifest/manifest';
import type { View } from '../../manifest/view';
import { fence, table } from '../markdown';
import { eastWestGateways } from '../paths/east-west';
import { externalCalls } from '../paths/external-calls';
import type { RequestPath } from '../paths/request-path';
import { incomingPicture } from '../pictures/incoming-picture';
import { outgoingPicture } from '../pictures/outgoing-picture';

/** How requests come in, and how calls go out where the mesh is told of hosts outside. */
export function ways(view: View, paths: readonly RequestPath[]): readonly string[] {
  const eastWest = eastWestGateways(view);
  const calls = externalCalls(view);
  return [
    '## The way of a request',
    ...(paths.length > 0 ? [] : ['No host is exposed.']),
    ...(paths.length + eastWest.length > 0 ? [fence('mermaid', incomingPicture(view, paths, eastWest))] : []),
    ...(paths.length > 0 ? [hostTable(paths)] : []),
    ...(calls.length > 0 ? ['What leaves the mesh:', fence('mermaid', outgoingPicture(calls))] : []),
  ];
}

function hostTable(paths: readonly RequestPath[]): string {
  const isClassic = paths.every(({ route, rule }) => route && rule.on.kind === 'VirtualService');
  const [front, rule] = isClassic ? ['route', 'virtual service'] : ['route or load balancer', 'rule'];
  return table(['host', front, 'gateway', rule, 'answered by', 'certificate'], paths.map(rowOf));
}

function rowOf({ scheme, host, route, service, gateway, rule, certificate }: RequestPath): readonly string[] {
  return [
    `${scheme}://${host}`,
    title(route ?? service),
    title(gateway),
    title(rule.on),
    rule.destinations
      .map(({ namespace, name, port }) => `${namespace}/${name}${port === undefined ? '' : `:${port}`}`)
      .join(', '),
    certificateCell(certificate),
  ];
}

function certificateCell(certificate: RequestPath['certificate']): string {
  if (certificate === undefined) return '';
  return certificate === 'router' ? "the router's own" : `${certificate.namespace}/${certificate.name}`;
}
