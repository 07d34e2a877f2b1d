import { unreadHosts } from '../../derived/service/http-hosts';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const readablePort: Rule = {
  code: 'SE009',
  severity: 'warning',
  title: 'A VirtualService with HTTP routes is for a ServiceEntry with an HTTP port',
  why: 'What clients encrypt themselves, a proxy does not read: on ports that say HTTPS, TLS or TCP the HTTP routes are left out, and nothing says so.',
  given: `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      location: MESH_EXTERNAL
      resolution: DNS
      ports:
        - { name: https, number: 443, protocol: HTTPS }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: payments, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      http:
        - timeout: 2s
          route:
            - destination: { host: payments.acme.org }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: payments, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      tls:
        - match:
            - { port: 443, sniHosts: [payments.acme.org] }
          route:
            - destination: { host: payments.acme.org }`,
  *check(mesh) {
    for (const { on, at, host, to, said } of unreadHosts(mesh)) {
      if (!to.entry) continue;
      yield {
        on,
        at,
        message: `"${host}" has no port for HTTP (${list(said)}), so the HTTP routes do nothing; write routes in "tls"`,
      };
    }
  },
};
