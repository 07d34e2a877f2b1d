import type { Read } from '../../../manifest/kinds';
import { waypointController } from '../../../platform/ambient';
import { matches } from '../../derived/control-plane/discovery';
import { tryNamespaceLabels } from '../../derived/namespaces';
import { type WaypointUse, waypointUses } from '../../derived/security/waypoints';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

export const knownWaypoint: Rule = {
  code: 'AMB004',
  severity: 'error unless open',
  title: 'The label istio.io/use-waypoint names a waypoint that is open to the namespace',
  why: 'Where the waypoint is not there, or does not admit the namespace, istiod leaves it out: calls go past it, and its routes and policies do not apply to them.',
  given: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: waypoint, namespace: bookinfo, labels: { istio.io/waypoint-for: service } }
    spec:
      gatewayClassName: istio-waypoint
      listeners: [{ name: mesh, port: 15008, protocol: HBONE }]`,
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: bookinfo
      labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypont }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: bookinfo
      labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint }`,
  *check(mesh) {
    for (const use of waypointUses(mesh)) {
      const message = faultOf(mesh, use);
      if (message) yield { on: use.on, at: use.at, message };
    }
  },
};

type Gateway = Read<'gateway.networking.k8s.io/Gateway'>;

function faultOf(mesh: Mesh, { from, waypoint: { namespace, name } }: WaypointUse): string | undefined {
  const gateway = mesh.tryFind('gateway.networking.k8s.io/Gateway', namespace, name);
  if (!gateway) {
    const known = waypointsIn(mesh, namespace);
    return `there is no waypoint "${name}" in namespace "${namespace}"${among(known)}${didYouMean(name, known)}`;
  }
  const { gatewayClassName } = gateway.spec ?? {};
  if (gatewayClassName === undefined) return undefined;
  if (!isWaypoint(mesh, gateway)) return `Gateway "${name}" has class "${gatewayClassName}", not "istio-waypoint"`;
  if (from === namespace || isOpenTo(mesh, gateway, from)) return undefined;
  return `waypoint "${name}" does not admit namespace "${from}"; set allowedRoutes.namespaces of its listener`;
}

function waypointsIn(mesh: Mesh, namespace: string): readonly string[] {
  const gateways = mesh.ofKind('gateway.networking.k8s.io/Gateway');
  const own = gateways.filter((gateway) => gateway.metadata.namespace === namespace && isWaypoint(mesh, gateway));
  return own.map(({ metadata }) => metadata.name);
}

function isWaypoint(mesh: Mesh, { spec }: Gateway): boolean {
  const name = spec?.gatewayClassName;
  if (name === 'istio-waypoint') return true;
  const ofInput = mesh.tryFind('gateway.networking.k8s.io/GatewayClass', undefined, name);
  return ofInput?.spec?.controllerName === waypointController;
}

/** A listener says from where it is used, as it does for routes; by itself it is for its own namespace. */
function isOpenTo(mesh: Mesh, { spec }: Gateway, namespace: string): boolean {
  return (spec?.listeners ?? []).some(({ allowedRoutes }) => {
    const { from, selector = {} } = allowedRoutes?.namespaces ?? {};
    if (from === 'All') return true;
    const labels = tryNamespaceLabels(mesh, namespace);
    return from === 'Selector' && (!labels || matches(selector, labels));
  });
}
