import type { View } from '../../manifest/view';
import type { EastWestGateway } from '../paths/east-west';
import type { Destination, Named } from '../paths/entrance';
import type { RequestPath } from '../paths/request-path';
import { tryWaypointOf } from '../paths/waypoints';
import { flowchart, type Leg, type Place } from './flowchart';

const client: Place = { id: 'client', text: 'client' };
const otherClusters: Place = { id: 'clusters', text: 'other clusters' };
const services: Place = { id: 'services', text: 'services of the mesh' };

/** How requests from outside reach services, and from where the other clusters of the mesh do. */
export function incomingPicture(
  view: View,
  paths: readonly RequestPath[],
  eastWest: readonly EastWestGateway[],
): string {
  return flowchart([...paths.flatMap((path) => requestLegs(view, path)), ...eastWest.flatMap(eastWestLegs)]);
}

function requestLegs(view: View, path: RequestPath): readonly Leg[] {
  const { route, service, workload, rule } = path;
  const [serviceBox, gatewayBox, ruleBox] = [placeOf(service), placeOf(path.gateway), placeOf(rule.on)];
  const url = `${path.scheme}://${path.host}`;
  return [
    ...(route
      ? [
          { from: client, to: placeOf(route), label: url },
          { from: placeOf(route), to: serviceBox, label: route.spec?.tls?.termination ?? 'plain' },
        ]
      : [{ from: client, to: serviceBox, label: `${url}, load balancer` }]),
    ...(workload.isGenerated
      ? [{ from: serviceBox, to: gatewayBox, label: portLabel(path) }]
      : [
          { from: serviceBox, to: placeOf(workload), label: portLabel(path) },
          { from: placeOf(workload), to: gatewayBox },
        ]),
    { from: gatewayBox, to: ruleBox },
    ...rule.destinations.flatMap((destination) => answerLegs(view, ruleBox, destination)),
  ];
}

/** To the Service that answers, by its waypoint where requests pass one. */
function answerLegs(view: View, from: Place, destination: Destination): readonly Leg[] {
  const { namespace, name, port } = destination;
  const to = { kind: 'Service', namespace, name: port === undefined ? name : `${name}:${port}` };
  const waypoint = tryWaypointOf(view, destination);
  if (!waypoint) return [{ from, to }];
  const waypointBox = { kind: 'Waypoint', ...waypoint };
  return [
    { from, to: waypointBox },
    { from: waypointBox, to },
  ];
}

/** The port that the Route names, and where the Service leads it. */
function portLabel({ route, service, scheme }: RequestPath): string | undefined {
  if (!route) return scheme === 'https' ? 'TLS' : 'plain';
  const name = route.spec?.port?.targetPort;
  if (name === undefined) return 'any port';
  const port = service.ports.find((candidate) => candidate.name === name);
  return [name, port && `${port.port} to ${port.targetPort ?? port.port}`].filter(Boolean).join(' ');
}

/** Through whatever of Service, pods and configuration is here, one after the other. */
function eastWestLegs({ service, workload, gateway, port }: EastWestGateway): readonly Leg[] {
  const places = [
    { kind: 'Service', ...service },
    ...(workload.isGenerated ? [] : [placeOf(workload)]),
    ...(gateway ? [placeOf(gateway)] : []),
    services,
  ];
  const label = ['mutual TLS', port].filter(Boolean).join(' ');
  return places.map((to, i) => ({ from: places[i - 1] ?? otherClusters, to, ...(i === 0 && { label }) }));
}

function placeOf({ kind, metadata }: Named): Place {
  return { kind, namespace: metadata.namespace ?? '', name: metadata.name };
}
