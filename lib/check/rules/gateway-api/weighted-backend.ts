import { gatewayRoutes } from '../../derived/gateway/gateway-routes';
import { at } from '../../path';
import type { Rule } from '../../rule';

export const weightedBackend: Rule = {
  code: 'GAPI022',
  severity: 'error',
  title: 'One backend of a rule at least has a weight',
  why: 'A weight of 0 takes a backend out. Where all are out, the rule is accepted and answers every request with 500.',
  given: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata:
      name: shop
      namespace: shop
      annotations: { networking.istio.io/service-type: ClusterIP }
    spec:
      gatewayClassName: istio
      listeners: [{ name: http, port: 80, protocol: HTTP }]
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
      rules: [{ backendRefs: [{ name: shop, port: 8080, weight: 0 }] }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: shop, namespace: shop }
    spec:
      parentRefs: [{ name: shop }]
      rules: [{ backendRefs: [{ name: shop, port: 8080, weight: 1 }] }]`,
  *check(mesh) {
    for (const { on } of gatewayRoutes(mesh)) {
      for (const [index, { backendRefs = [] }] of (on.spec?.rules ?? []).entries()) {
        if (backendRefs.length === 0 || backendRefs.some(({ weight }) => weight !== 0)) continue;
        const message = 'every weight is 0, so that nothing is left to send requests to; give one of them 1';
        yield { on, at: at('spec', 'rules', index, 'backendRefs'), message };
      }
    }
  },
};
