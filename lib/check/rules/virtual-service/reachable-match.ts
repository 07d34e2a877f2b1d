import { shadowedRoutes } from '../../derived/virtual-service/matches';
import type { Rule } from '../../rule';

export const reachableMatch: Rule = {
  code: 'VS013',
  severity: 'warning',
  title: 'Every match of a route takes requests that no match before it takes',
  why: 'The first match wins, so a match that an earlier one covers adds nothing. Often another path was meant.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: reviews }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - match:
            - uri: { prefix: /reviews }
            - uri: { prefix: /reviews }
          timeout: 2s
          route:
            - destination: { host: reviews }
        - route:
            - destination: { host: reviews }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - match:
            - uri: { prefix: /reviews }
            - uri: { prefix: /ratings }
          timeout: 2s
          route:
            - destination: { host: reviews }
        - route:
            - destination: { host: reviews }`,
  *check(mesh) {
    for (const { on, matches } of shadowedRoutes(mesh)) {
      for (const { at, by } of matches) yield { on, at, message: `"${by}" takes all its requests already; drop it` };
    }
  },
};
