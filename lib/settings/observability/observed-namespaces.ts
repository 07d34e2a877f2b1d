import { isAmbient, waypointsOf } from '../ambient/resolve-ambient';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import { gatewaysOf } from '../gateways/gateways-of';
import type { Cluster } from '../resolve';

/** The namespaces in which proxies of observed meshes run, each with the control plane that its proxies answer to. */
export function observedNamespaces({ controlPlanes, ztunnel }: Cluster): ReadonlyMap<string, ControlPlane> {
  const observed = controlPlanes.filter(({ observability }) => observability);
  const ambient = observed.find(isAmbient);
  return new Map([
    ...observed.flatMap((plane) => proxyNamespaces(plane).map((namespace) => [namespace, plane] as const)),
    ...(ztunnel && ambient ? [[ztunnel.namespace, ambient] as const] : []),
  ]);
}

/** Where a mesh has gateways, sidecars or waypoints; pods in ambient mode have no proxy of their own. */
function proxyNamespaces(plane: ControlPlane): readonly string[] {
  const sidecars = [...plane.enrolled].filter(([, { dataplaneMode }]) => dataplaneMode === 'sidecar');
  return [
    ...Array.from(gatewaysOf(plane).values(), ({ namespace }) => namespace),
    ...sidecars.map(([namespace]) => namespace),
    ...waypointsOf(plane).map(({ namespace }) => namespace),
  ];
}
