import { ztunnelTargetRefSince } from '../../platform/ambient';
import { isSince } from '../../platform/ossm';
import type { ClusterSettings } from '../cluster-settings';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { GatewayPodSettings } from '../gateways/gateway-settings';
import { type InfrastructureTopology, resolveGatewayPods } from '../gateways/resolve-gateways';
import type { WaypointSettings, ZTunnelSettings } from './ambient-settings';

/** The node proxy of ambient mode with its defaults. */
export type ZTunnel = ZTunnelSettings & {
  readonly namespace: string;
  readonly version: string;
  /** Name of the control plane in ambient mode. */
  readonly controlPlane: string;
  /** Whether the release's ZTunnel says so itself (`spec.targetRef`). */
  readonly hasTargetRef: boolean;
};

/** A waypoint with its defaults, and how many pods it has. */
export type Waypoint = Required<WaypointSettings> & GatewayPodSettings;

/** A waypoint, and the namespace that it is for. */
export type NamespaceWaypoint = Waypoint & { readonly namespace: string };

/** Whether some of a control plane's pods are to be in ambient mode. */
export function isAmbient({ dataplaneMode, applications }: ControlPlane): boolean {
  return dataplaneMode === 'ambient' || applications.some((application) => application.dataplaneMode === 'ambient');
}

export function resolveWaypoint({ name, for: traffic }: WaypointSettings, topology: InfrastructureTopology): Waypoint {
  return resolveGatewayPods<Waypoint>({ name: name ?? 'waypoint', for: traffic ?? 'service' }, topology);
}

/** The node proxy, where a control plane is in ambient mode; where settings speak of it all the same, `judge` says so. */
export function tryZTunnel(
  { ztunnel }: ClusterSettings,
  planes: readonly ControlPlane[],
  release: string,
): ZTunnel | undefined {
  const plane = planes.find(isAmbient);
  if (!plane && !ztunnel) return undefined;
  return {
    ...ztunnel,
    namespace: ztunnel?.namespace ?? 'ztunnel',
    version: ztunnel?.version ?? plane?.version ?? '',
    controlPlane: plane?.name ?? '',
    hasTargetRef: isSince(release, ztunnelTargetRefSince),
  };
}

/** The waypoints of a control plane's mesh: one for each namespace, however many applications ask for it. */
export function waypointsOf({ applications }: ControlPlane): readonly NamespaceWaypoint[] {
  const waypoints = applications.flatMap(({ namespace, waypoint }) => (waypoint ? [{ namespace, ...waypoint }] : []));
  return [...new Map(waypoints.map((waypoint) => [waypoint.namespace, waypoint])).values()];
}

/** The mode of each namespace of a control plane's mesh; an application's own mode counts before the control plane's. */
export function dataplaneModes({
  dataplaneMode,
  namespaces,
  applications,
}: ControlPlane): ReadonlyMap<string, 'sidecar' | 'ambient'> {
  return new Map([
    ...namespaces.map((namespace) => [namespace, dataplaneMode] as const),
    ...applications.map((application) => [application.namespace, application.dataplaneMode] as const),
  ]);
}
