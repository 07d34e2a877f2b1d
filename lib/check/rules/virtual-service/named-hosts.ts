import { isMeshBound } from '../../derived/virtual-service/virtual-services';
import type { Rule } from '../../rule';

export const namedHosts: Rule = {
  code: 'VS020',
  severity: 'error',
  title: 'A VirtualService for the mesh names its hosts, each once',
  why: 'The webhook of istiod refuses the host "*" without a gateway, and a host that stands twice. Where it does not look, the VirtualService is left out.',
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
      hosts: ['*']
      http:
        - route:
            - destination: { host: reviews }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - route:
            - destination: { host: reviews }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/VirtualService')) {
      const { hosts = [] } = on.spec ?? {};
      for (const [index, host] of hosts.entries()) {
        const at = `spec.hosts[${index}]`;
        if (host === '*' && isMeshBound(on))
          yield { on, at, message: '"*" needs a gateway; name one in "spec.gateways", or name the host' };
        const first = hosts.indexOf(host);
        if (first !== index) yield { on, at, message: `"${host}" is "spec.hosts[${first}]" already; drop it` };
      }
    }
  },
};
