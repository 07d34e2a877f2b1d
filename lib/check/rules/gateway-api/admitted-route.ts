import { admits, gatewayRoutes, listenersAsked } from '../../derived/gateway/gateway-routes';
import type { Rule } from '../../rule';

export const admittedRoute: Rule = {
  code: 'GAPI007',
  severity: 'error',
  title: 'A listener admits the namespace and kind of the routes that name it',
  why: 'A Gateway admits routes of its own namespace alone unless it says otherwise; the route reports NotAllowedByListeners in its status, and requests get a 404.',
  given: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: closed, namespace: istio-ingress }
    spec:
      gatewayClassName: istio
      listeners: [{ name: http, port: 80, protocol: HTTP }]
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: open, namespace: istio-ingress }
    spec:
      gatewayClassName: istio
      listeners: [{ name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: All } } }]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: shop, namespace: shop }
    spec: { ports: [{ name: http, port: 8080 }] }`,
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: shop, namespace: shop }
    spec:
      parentRefs: [{ name: closed, namespace: istio-ingress }]
      rules: [{ backendRefs: [{ name: shop, port: 8080 }] }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: shop, namespace: shop }
    spec:
      parentRefs: [{ name: open, namespace: istio-ingress }]
      rules: [{ backendRefs: [{ name: shop, port: 8080 }] }]`,
  *check(mesh) {
    for (const route of gatewayRoutes(mesh)) {
      for (const parent of route.parents) {
        const { gateway } = parent;
        const asked = listenersAsked(parent);
        if (!gateway || asked.length === 0) continue;
        if (asked.some((listener) => admits(mesh, gateway, listener, route) !== false)) continue;
        const message = `no listener of Gateway "${parent.namespace}/${parent.name}" admits a ${route.on.kind} of namespace "${route.namespace}"; say so in its allowedRoutes`;
        yield { on: route.on, at: parent.at, message };
      }
    }
  },
};
