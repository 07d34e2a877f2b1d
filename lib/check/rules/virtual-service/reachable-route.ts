import { shadowedRoutes } from '../../derived/virtual-service/matches';
import type { Rule } from '../../rule';

export const reachableRoute: Rule = {
  code: 'VS012',
  severity: 'warning',
  title: 'Every route of a VirtualService can be reached',
  why: 'Routes are tried from the top, and the first that matches takes the request. A route behind one that takes all its requests is never used.',
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
        - route:
            - destination: { host: reviews }
        - match:
            - uri: { prefix: /reviews }
          timeout: 2s
          route:
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
          timeout: 2s
          route:
            - destination: { host: reviews }
        - route:
            - destination: { host: reviews }`,
  *check(mesh) {
    for (const { on, at, by } of shadowedRoutes(mesh)) {
      if (by !== undefined)
        yield { on, at, message: `never reached, "${by}" takes its requests; move it up, or drop it` };
    }
  },
};
