import { title } from '../../../manifest/manifest';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';
import { type GeneratedGateway, generatedGateways } from '../gateway/gateway-api';
import { hasGatewayTemplate } from '../gateway/gateway-pods';
import { type GatewayRoute, gatewayRoutes } from '../gateway/gateway-routes';
import { workloadsOfGateway } from '../gateway/gateway-servers';
import { isIngressThroughWaypoint, mayHaveWaypoint, tryWaypointOf } from '../security/waypoints';
import { type ServiceView, services, tryService, workloadsOf } from '../service/services';
import type { Identity } from '../workload/identities';
import { isAmbient } from '../workload/injection';
import type { Workload } from '../workload/workloads';
import { routedDestinations } from './destinations';
import { gatewaysOf } from './virtual-services';

/** A call within the mesh that the input tells of: of a gateway or waypoint to the pods behind a Service. */
export interface Hop {
  readonly caller: Identity;
  readonly workload: Workload;
  /** What makes the caller call, e.g. `VirtualService bookinfo/bookinfo`. */
  readonly why: string;
}

/** Every such call. */
export const hops = derived((mesh: Mesh): readonly Hop[] => [
  // Where sidecars route as well, some of the routes may be theirs alone.
  ...routedDestinations(mesh).flatMap(({ on, to }) =>
    (on.spec?.gateways?.includes('mesh') ? [] : gatewaysOf(mesh, on))
      .flatMap((gateway) => workloadsOfGateway(mesh, gateway))
      .flatMap((caller) => hopsOf(mesh, caller, to?.service, title(on))),
  ),
  ...gatewayRoutes(mesh).flatMap((route) => hopsOfRoute(mesh, route)),
  ...services(mesh).flatMap((service) => {
    const waypoint = tryWaypointOf(mesh, service);
    return waypoint ? ambientHops(mesh, identityOf(waypoint), service, `waypoint ${title(waypoint.gateway)}`) : [];
  }),
]);

function hopsOf(mesh: Mesh, caller: Identity, service: ServiceView | undefined, why: string): readonly Hop[] {
  if (!service || (mayHaveWaypoint(mesh, service) && isIngressThroughWaypoint(mesh, service))) return [];
  const pods = workloadsOf(mesh, service).filter((workload) => !hasGatewayTemplate(workload));
  return pods.map((workload) => ({ caller, workload, why }));
}

/** Pods with a proxy of their own are called without the waypoint. */
function ambientHops(mesh: Mesh, caller: Identity, service: ServiceView, why: string): readonly Hop[] {
  const pods = workloadsOf(mesh, service).filter((workload) => isAmbient(mesh, workload));
  return pods.map((workload) => ({ caller, workload, why }));
}

function hopsOfRoute(mesh: Mesh, { on, parents, backends }: GatewayRoute): readonly Hop[] {
  const callers = parents.flatMap(({ gateway }) => (gateway ? (byGateway(mesh).get(gateway) ?? []) : []));
  const called = backends
    .filter(({ kind }) => kind === 'Service')
    .map(({ namespace, name }) => tryService(mesh, namespace, name));
  return callers.flatMap((caller) => called.flatMap((service) => hopsOf(mesh, identityOf(caller), service, title(on))));
}

const byGateway = derived((mesh: Mesh) => new Map(generatedGateways(mesh).map((caller) => [caller.gateway, [caller]])));

function identityOf({ namespace, name }: GeneratedGateway): Identity {
  return { namespace, serviceAccount: name };
}
