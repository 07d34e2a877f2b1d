import { tryStrangePort } from '../../derived/service/hosts';
import { routedDestinations } from '../../derived/virtual-service/destinations';
import type { Rule } from '../../rule';

export const destinationPort: Rule = {
  code: 'VS003',
  severity: 'error',
  title: 'A destination names a port that its Service or ServiceEntry has',
  why: 'The number is a port of the Service, not of its pods. Where the Service has no such port, a proxy has no cluster for the route and answers 503; the VirtualService is accepted all the same.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: reviews }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }
        - { name: http-metrics, port: 9090, targetPort: 9090 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - route:
            - destination: { host: reviews, port: { number: 9081 } }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - route:
            - destination: { host: reviews, port: { number: 9080 } }`,
  *check(mesh) {
    for (const { on, at, port, to } of routedDestinations(mesh)) {
      if (port === undefined || !to) continue;
      const message = tryStrangePort(mesh, to, port);
      if (message) yield { on, at: `${at}.port.number`, message };
    }
  },
};
