import type { Labels } from '../../../manifest/view';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import type { Complaint } from '../../rule';
import { derived } from '../derived';
import { isOpaque } from '../externals';
import { type GeneratedGateway, tryGeneratedGateway } from '../gateway/gateway-api';
import { tryNamespaceLabels } from '../namespaces';
import type { ServiceView } from '../service/services';
import { workloads } from '../workload/workloads';

/** Label by which pods, Services and namespaces are led through a waypoint; its value `none` undoes it. */
export const useWaypoint = 'istio.io/use-waypoint';
const useWaypointNamespace = 'istio.io/use-waypoint-namespace';

/** A place where that label stands. */
export interface WaypointUse {
  readonly on: Complaint['on'];
  /** Path of the label. */
  readonly at: string;
  /** Namespace of what is led through the waypoint. */
  readonly from: string;
  readonly waypoint: { readonly namespace: string; readonly name: string };
}

/** Every use of a waypoint. */
export const waypointUses = derived((mesh: Mesh): readonly WaypointUse[] => [
  ...mesh.ofKind('core/Namespace').flatMap((on) => useOf(on, [], on.metadata.labels, on.metadata.name)),
  ...mesh.ofKind('core/Service').flatMap((on) => useOf(on, [], on.metadata.labels, on.metadata.namespace)),
  ...mesh
    .ofKind('networking.istio.io/ServiceEntry')
    .flatMap((on) => useOf(on, [], on.metadata.labels, on.metadata.namespace)),
  ...workloads(mesh).flatMap(({ on, at: path, labels, namespace }) =>
    useOf(on, path === '' ? [] : path.split('.'), labels, namespace),
  ),
]);

/** The waypoint that calls of a Service go through: its own label decides, then that of its namespace. */
export function tryWaypointOf(mesh: Mesh, service: ServiceView): GeneratedGateway | undefined {
  const waypoint = namedFor(mesh, service);
  const gateway = tryGeneratedGateway(mesh, waypoint?.namespace, waypoint?.name);
  return gateway?.isWaypoint ? gateway : undefined;
}

/** Whether calls of a Service go through a waypoint, or through a Gateway of which only the name is declared. */
export function mayHaveWaypoint(mesh: Mesh, service: ServiceView): boolean {
  const waypoint = namedFor(mesh, service);
  const gateway = mesh.tryFind('gateway.networking.k8s.io/Gateway', waypoint?.namespace, waypoint?.name);
  return (gateway && isOpaque(mesh, gateway)) || tryWaypointOf(mesh, service) !== undefined;
}

/** Whether some waypoint is named for a Service, be it there or not. */
export function isLedThroughWaypoint(mesh: Mesh, service: ServiceView): boolean {
  return namedFor(mesh, service) !== undefined;
}

function namedFor(mesh: Mesh, { on, namespace }: ServiceView): WaypointUse['waypoint'] | undefined {
  return namedBy({ ...tryNamespaceLabels(mesh, namespace), ...on?.metadata.labels }, namespace);
}

/** Whether gateways, too, send a Service's calls through its waypoint, rather than straight to the pods. */
export function isIngressThroughWaypoint(mesh: Mesh, { on, namespace }: ServiceView): boolean {
  const label = 'istio.io/ingress-use-waypoint';
  return (on?.metadata.labels?.[label] ?? tryNamespaceLabels(mesh, namespace)?.[label]) === 'true';
}

function useOf(
  on: Complaint['on'],
  path: readonly string[],
  labels: Labels = {},
  from: string | undefined = '',
): readonly WaypointUse[] {
  const waypoint = namedBy(labels, from);
  return waypoint ? [{ on, at: at(...path, 'metadata', 'labels', useWaypoint), from, waypoint }] : [];
}

function namedBy(labels: Labels, own: string): WaypointUse['waypoint'] | undefined {
  const name = labels[useWaypoint];
  if (!name || name === 'none') return undefined;
  return { namespace: labels[useWaypointNamespace] ?? own, name };
}
