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

const traffic: readonly string[] = ['service', 'workload', 'all'];

/** What waypoints cannot be, and what the applications of one namespace must agree on. */
export function* judgeWaypoints({ controlPlanes }: Cluster): Iterable<Fault> {
  const seen = controlPlanes.flatMap(({ applications }, i) =>
    applications.map((application, j) => ({ at: `controlPlanes[${i}].applications[${j}]`, application })),
  );
  const services = seen.flatMap(({ application }) => servicesOf(application));
  for (const [k, { at, application }] of seen.entries()) {
    const { waypoint, namespace } = application;
    const beside = seen.slice(0, k).filter((other) => other.application.namespace === namespace);
    yield* judgeOneMode(application, beside, `${at}.dataplaneMode`);
    if (!waypoint) continue;
    yield* judgeWaypoint(application, waypoint, `${at}.waypoint`);
    yield* judgeOneWaypoint(waypoint, beside, `${at}.waypoint`);
    if (services.includes(`${namespace}/${waypoint.name}`)) {
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
  if (!traffic.includes(waypoint.for)) {
    yield { at: `${at}.for`, say: `"${waypoint.for}" is none of "service", "workload" and "all"` };
  }
}

/** A namespace is labelled for one mode. */
function* judgeOneMode(
  { namespace, dataplaneMode }: Application,
  beside: readonly Seen[],
  at: string,
): Iterable<Fault> {
  const [other] = beside;
  if (!other || other.application.dataplaneMode === dataplaneMode) return;
  const say = `"${dataplaneMode}", but namespace "${namespace}" is in mode "${other.application.dataplaneMode}" (${other.at}); a namespace has one`;
  yield { at, say };
}

/** A namespace is led through one waypoint. */
function* judgeOneWaypoint(waypoint: Waypoint, beside: readonly Seen[], at: string): Iterable<Fault> {
  const other = beside.find(({ application }) => application.waypoint);
  const first = other?.application.waypoint;
  if (!other || !first || (first.name === waypoint.name && first.for === waypoint.for)) return;
  const say = `namespace "${other.application.namespace}" has waypoint "${first.name}" for "${first.for}" already (${other.at}); write the same, or leave it out`;
  yield { at, say };
}

function servicesOf({ namespace, sample, expose }: Application): readonly string[] {
  return [
    ...(sample === 'bookinfo' ? bookinfoServices.map((name) => `${namespace}/${name}`) : []),
    ...(expose ? [`${expose.service.namespace}/${expose.service.name}`] : []),
  ];
}
