import { generatedGateways } from '../../derived/gateway/gateway-api';
import { tryNamespaceLabels } from '../../derived/namespaces';
import { useWaypoint, waypointUses } from '../../derived/security/waypoints';
import type { Rule } from '../../rule';

export const usedWaypoint: Rule = {
  code: 'AMB006',
  severity: 'warning',
  title: 'Something is led through every waypoint',
  why: 'A waypoint does not take calls by itself. Without the label on a namespace, Service or pod it runs and sees nothing, and its policies and routes are not applied.',
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio.io/dataplane-mode: ambient } }
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: waypoint, namespace: bookinfo, labels: { istio.io/waypoint-for: service } }
    spec:
      gatewayClassName: istio-waypoint
      listeners: [{ name: mesh, port: 15008, protocol: HBONE }]`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: waypoint, namespace: bookinfo, labels: { istio.io/waypoint-for: service } }
    spec:
      gatewayClassName: istio-waypoint
      listeners: [{ name: mesh, port: 15008, protocol: HBONE }]`,
  *check(mesh) {
    const uses = waypointUses(mesh).map(({ waypoint }) => waypoint);
    const used = new Set(uses.map(({ namespace, name }) => `${namespace}/${name}`));
    const known = new Set(
      generatedGateways(mesh).map(({ namespace, gateway }) => `${namespace}/${gateway.metadata.name}`),
    );
    // Whoever asks for one that is not there may have meant this one, and is told so (AMB004).
    const astray = new Set(uses.flatMap(({ namespace, name }) => (known.has(`${namespace}/${name}`) ? [] : namespace)));
    for (const { gateway, isWaypoint, namespace } of generatedGateways(mesh)) {
      const { name } = gateway.metadata;
      const isSeen = isWaypoint && !mesh.target.openWorld && tryNamespaceLabels(mesh, namespace) !== undefined;
      if (!isSeen || astray.has(namespace) || used.has(`${namespace}/${name}`)) continue;
      const message = `nothing uses this waypoint; label namespaces or Services with "${useWaypoint}: ${name}"`;
      yield { on: gateway, at: 'metadata.name', message };
    }
  },
};
