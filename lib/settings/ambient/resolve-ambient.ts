import { ztunnelTargetRefSince } from '../../platform/ambient';
import { isSince } from '../../platform/ossm';
import type { ClusterSettings } from '../cluster-settings';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { GatewayPodSettings } from '../gateways/gateway-settings';
import { resolveGatewayPods } from '../gateways/resolve-gateways';
import type { InfrastructureTopology } from '../infrastructure-topology';
import type { WaypointSettings, ZTunnelSettings } from './ambient-settings';

/** The node proxy of ambient mode with its defaults. */
export interface ZTunnel {
  readonly namespace: string;
  readonly version: string;
  readonly values?: ZTunnelSettings['values'];
  /** Name of the control plane in ambient mode. */
  readonly controlPlane: string;
  /** Whether the release's ZTunnel says so itself (`spec.targetRef`). */
  readonly hasTargetRef: boolean;
}

/** A waypoint with its defaults, and how many pods it has. */
export interface Waypoint extends Required<WaypointSettings>, GatewayPodSettings {}

/** A waypoint, and the namespace that it is for. */
export interface NamespaceWaypoint extends Waypoint {
  readonly namespace: string;
}

/** Whether some of a control plane's pods are to be in ambient mode. */
export function isAmbient({ dataplaneMode, applications }: ControlPlane): boolean {
  return dataplaneMode === 'ambient' || applications.some((application) => application.dataplaneMode === 'ambient');
}

export function resolveWaypoint({ name, for: traffic }: WaypointSettings, topology: InfrastructureTopology): Waypoint {
  return resolveGatewayPods<Waypoint>({ name: name ?? 'waypoint', for: traffic ?? 'service' }, topology);
}

/** The node proxy, where a control plane is in ambient mode. */
export function tryZTunnel(
  { ztunnel }: ClusterSettings,
  planes: readonly ControlPlane[],
  release: string,
): ZTunnel | undefined {
  const plane = planes.find(isAmbient);
  if (!plane) return undefined;
  return {
    namespace: ztunnel?.namespace ?? 'ztunnel',
    version: ztunnel?.version ?? plane.version,
    values: ztunnel?.values,
    controlPlane: plane.name,
    hasTargetRef: isSince(release, ztunnelTargetRefSince),
  };
}

/** The waypoints of a control plane's mesh: one for each namespace, however many applications ask for it. */
export function waypointsOf({ applications }: ControlPlane): readonly NamespaceWaypoint[] {
  const waypoints = applications.flatMap(({ namespace, waypoint }) => (waypoint ? [{ namespace, ...waypoint }] : []));
  return [...new Map(waypoints.map((waypoint) => [waypoint.namespace, waypoint])).values()];
}
