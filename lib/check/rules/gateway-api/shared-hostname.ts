import { admits, gatewayRoutes, listenersAsked, sharesHost } from '../../derived/gateway/gateway-routes';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const sharedHostname: Rule = {
  code: 'GAPI008',
  severity: 'error',
  title: 'A route and its listener have a hostname in common',
  why: 'The route reports NoMatchingListenerHostname in its status; requests for its hostnames get a 404.',
  given: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: shop, namespace: shop }
    spec:
      gatewayClassName: istio
      listeners: [{ name: http, port: 80, protocol: HTTP, hostname: "*.apps.ocp.acme.org" }]
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
      parentRefs: [{ name: shop }]
      hostnames: [shop.acme.org]
      rules: [{ backendRefs: [{ name: shop, port: 8080 }] }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: shop, namespace: shop }
    spec:
      parentRefs: [{ name: shop }]
      hostnames: [shop.apps.ocp.acme.org]
      rules: [{ backendRefs: [{ name: shop, port: 8080 }] }]`,
  *check(mesh) {
    for (const route of gatewayRoutes(mesh)) {
      for (const parent of route.parents) {
        const { gateway } = parent;
        const open = listenersAsked(parent).filter(
          (listener) => gateway && admits(mesh, gateway, listener, route) !== false,
        );
        if (open.length === 0 || open.some((listener) => sharesHost(listener, route))) continue;
        const served = list(open.map(({ hostname }) => hostname));
        const message = `${list(route.hostnames)} is not among what Gateway "${parent.name}" serves (${served}); align the two`;
        yield { on: route.on, at: 'spec.hostnames', message };
      }
    }
  },
};
