import { bookinfoServices } from '../../platform/bookinfo';
import type { Application } from '../applications/resolve-applications';
import type { Fault } from '../fault';
import { isServiceName, serviceNameRule } from '../names';
import type { Cluster } from '../resolve';
import type { Waypoint } from './resolve-ambient';

/** A setting of an application, and where it stands. */
interface Seen {
  readonly at: string;
  readonly application: Application;
}

/** What waypoints cannot be, and what the applications of one namespace must agree on. */
export function* judgeWaypoints({ controlPlanes }: Cluster): Iterable<Fault> {
  const seen = controlPlanes.flatMap(({ applications }, i) =>
    applications.map((application, j) => ({ at: `controlPlanes[${i}].applications[${j}]`, application })),
  );
  const services = new Set(seen.flatMap(({ application }) => servicesOf(application)));
  const first = new Map<string, Seen>();
  const firstWithWaypoint = new Map<string, Seen>();
  for (const each of seen) {
    const { at, application } = each;
    const { waypoint, namespace } = application;
    yield* judgeOneMode(application, first.get(namespace) ?? each, `${at}.dataplaneMode`);
    if (!first.has(namespace)) first.set(namespace, each);
    if (!waypoint) continue;
    yield* judgeWaypoint(application, waypoint, `${at}.waypoint`);
    yield* judgeOneWaypoint(waypoint, firstWithWaypoint.get(namespace) ?? each, `${at}.waypoint`);
    if (!firstWithWaypoint.has(namespace)) firstWithWaypoint.set(namespace, each);
    if (services.has(`${namespace}/${waypoint.name}`)) {
      const say = `"${waypoint.name}" is a Service of the application, and a waypoint has one of its own; rename the waypoint`;
      yield { at: `${at}.waypoint.name`, say };
    }
  }
}

function* judgeWaypoint({ name, dataplaneMode }: Application, waypoint: Waypoint, at: string): Iterable<Fault> {
  if (dataplaneMode !== 'ambient') {
    const say = `"${name}" is in sidecar mode, where each pod has what a waypoint does; remove it, or set dataplaneMode: 'ambient'`;
    yield { at, say };
  }
  if (!isServiceName(waypoint.name)) {
    yield { at: `${at}.name`, say: `"${waypoint.name}" is not a name for its Service: ${serviceNameRule}` };
  }
}

/** A namespace is labelled for one mode. */
function* judgeOneMode({ namespace, dataplaneMode }: Application, other: Seen, at: string): Iterable<Fault> {
  if (other.application.dataplaneMode === dataplaneMode) return;
  const say = `"${dataplaneMode}", but namespace "${namespace}" is in mode "${other.application.dataplaneMode}" (${other.at}); a namespace has one`;
  yield { at, say };
}

/** A namespace is led through one waypoint. */
function* judgeOneWaypoint(waypoint: Waypoint, other: Seen, at: string): Iterable<Fault> {
  const first = other.application.waypoint;
  if (!first || (first.name === waypoint.name && first.for === waypoint.for)) return;
  const say = `namespace "${other.application.namespace}" has waypoint "${first.name}" for "${first.for}" already (${other.at}); write the same, or leave it out`;
  yield { at, say };
}

function servicesOf({ namespace, sample, expose }: Application): readonly string[] {
  return [
    ...(sample === 'bookinfo' ? bookinfoServices.map((name) => `${namespace}/${name}`) : []),
    ...(expose ? [`${expose.service.namespace}/${expose.service.name}`] : []),
  ];
}
