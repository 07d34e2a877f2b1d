import { covers } from '../../host';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const serverName: Rule = {
  code: 'VS019',
  severity: 'error',
  title: 'The server names that a TLS route matches are hosts of its VirtualService',
  why: 'The webhook of istiod refuses other names. Where it does not look, the route is never used.',
  given: `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      location: MESH_EXTERNAL
      resolution: DNS
      ports:
        - { name: tls, number: 443, protocol: TLS }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: payments, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      tls:
        - match:
            - { port: 443, sniHosts: [payment.acme.org] }
          route:
            - destination: { host: payments.acme.org, port: { number: 443 } }`,
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
            - destination: { host: payments.acme.org, port: { number: 443 } }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/VirtualService')) {
      const { hosts = [], tls = [] } = on.spec ?? {};
      const names = tls.flatMap(({ match = [] }, route) =>
        match.flatMap(({ sniHosts = [] }, index) =>
          sniHosts.map((name = '', sni) => ({ name, at: `spec.tls[${route}].match[${index}].sniHosts[${sni}]` })),
        ),
      );
      for (const { name, at } of names) {
        if (hosts.some((host = '') => covers(host, name))) continue;
        yield { on, at, message: `"${name}" is not among the hosts of this VirtualService (${list(hosts)})` };
      }
    }
  },
};
