import { protocolsOfRoutes } from '../../../platform/gateway-api';
import { admits, gatewayRoutes, listenersAsked } from '../../derived/gateway/gateway-routes';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const routeProtocol: Rule = {
  code: 'GAPI014',
  severity: 'error',
  title: 'A route is of a kind that its listener can serve',
  why: 'A listener that passes TLS through sees no HTTP and takes TLSRoutes only. Any other route reports NotAllowedByListeners in its status, and its connections are closed.',
  given: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata:
      name: shop
      namespace: shop
      annotations: { networking.istio.io/service-type: ClusterIP }
    spec:
      gatewayClassName: istio
      listeners: [{ name: https, port: 443, protocol: HTTPS, hostname: shop.apps.ocp.acme.org, tls: { certificateRefs: [{ name: shop-tls }] } }, { name: tls, port: 8443, protocol: TLS, hostname: shop.apps.ocp.acme.org, tls: { mode: Passthrough } }]
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
      parentRefs: [{ name: shop, sectionName: tls }]
      rules: [{ backendRefs: [{ name: shop, port: 8080 }] }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: shop, namespace: shop }
    spec:
      parentRefs: [{ name: shop, sectionName: https }]
      rules: [{ backendRefs: [{ name: shop, port: 8080 }] }]`,
  *check(mesh) {
    for (const route of gatewayRoutes(mesh)) {
      const protocols = protocolsOfRoutes[route.on.kind];
      for (const parent of route.parents) {
        const { gateway } = parent;
        // Whom no listener admits, GAPI007 tells.
        const open = listenersAsked(parent).filter(
          (listener) => gateway && admits(mesh, gateway, listener, route) !== false,
        );
        if (!protocols || open.length === 0) continue;
        if (open.some(({ protocol = '' }) => protocols.includes(protocol) || !judged.has(protocol))) continue;
        const spoken = list(open.map(({ protocol }) => protocol));
        const message = `Gateway "${parent.name}" speaks ${spoken} here, and a ${route.on.kind} needs ${protocols.join(' or ')}; name another listener, or write a route of another kind`;
        yield { on: route.on, at: parent.at, message };
      }
    }
  },
};

/** Others, such as HBONE, are those of waypoints. */
const judged: ReadonlySet<string> = new Set(['HTTP', 'HTTPS', 'TLS', 'TCP']);
