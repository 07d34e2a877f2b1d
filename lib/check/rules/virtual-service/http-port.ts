import { unreadHosts } from '../../derived/service/http-hosts';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const httpPort: Rule = {
  code: 'VS030',
  severity: 'error',
  title: 'A VirtualService with HTTP routes is for a Service with an HTTP port',
  why: 'On a port that says TCP or TLS, proxies read no HTTP, so the routes are left out and nothing says so.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: reviews }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: reviews-v1, namespace: bookinfo }
    spec:
      selector: { app: reviews, version: v1 }
      ports:
        - { name: tcp-web, port: 9080, targetPort: 9080 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews-v1]
      http:
        - timeout: 2s
          route:
            - destination: { host: reviews-v1 }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - timeout: 2s
          route:
            - destination: { host: reviews }`,
  *check(mesh) {
    for (const { on, at, host, to, said } of unreadHosts(mesh)) {
      if (!to.service) continue;
      yield {
        on,
        at,
        message: `"${host}" has no port for HTTP (${list(said)}), so the HTTP routes do nothing; name its port "http-…"`,
      };
    }
  },
};
