import { gatewayRoutes } from '../../derived/gateway/gateway-routes';
import { isLedThroughWaypoint } from '../../derived/security/waypoints';
import { tryService, workloadsOf } from '../../derived/service/services';
import { isAmbient, isInjected } from '../../derived/workload/injection';
import { workloads } from '../../derived/workload/workloads';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const routeNeedsWaypoint: Rule = {
  code: 'AMB008',
  severity: 'warning',
  title: 'A route for calls of a Service in ambient mode has a waypoint that applies it',
  why: 'Of requests ztunnel knows nothing. Without a waypoint the route is accepted, and calls go to the Service as if it were not there.',
  given: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: waypoint, namespace: bookinfo, labels: { istio.io/waypoint-for: service } }
    spec:
      gatewayClassName: istio-waypoint
      listeners: [{ name: mesh, port: 15008, protocol: HBONE }]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { app: ratings }
      ports: [{ name: http, port: 9080 }]
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings } }
        spec: { containers: [{ name: ratings, image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3 }] }
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo, labels: { istio.io/use-waypoint: waypoint } }
    spec: { ports: [{ name: http, port: 9080 }] }`,
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio.io/dataplane-mode: ambient } }
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      parentRefs: [{ group: '', kind: Service, name: ratings, port: 9080 }]
      rules: [{ backendRefs: [{ name: ratings, port: 9080 }], timeouts: { request: 1s } }]`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      parentRefs: [{ group: '', kind: Service, name: ratings, port: 9080 }]
      rules: [{ backendRefs: [{ name: ratings, port: 9080 }], timeouts: { request: 1s } }]`,
  *check(mesh) {
    // Callers with a proxy of their own apply the route themselves.
    if (workloads(mesh).some((workload) => isInjected(mesh, workload))) return;
    for (const { on, parents } of gatewayRoutes(mesh)) {
      for (const { at, kind, namespace, name } of parents) {
        if (kind !== 'Service' || !lacksWaypoint(mesh, namespace, name)) continue;
        const message = `Service "${name}" has no waypoint to apply this; label it, or its namespace, with "istio.io/use-waypoint"`;
        yield { on, at, message };
      }
    }
  },
};

function lacksWaypoint(mesh: Mesh, namespace: string, name: string): boolean {
  const service = tryService(mesh, namespace, name);
  if (!service || isLedThroughWaypoint(mesh, service)) return false;
  const pods = workloadsOf(mesh, service);
  return pods.length > 0 && pods.every((workload) => isAmbient(mesh, workload));
}
