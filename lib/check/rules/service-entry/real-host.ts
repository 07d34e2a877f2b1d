import { at } from '../../path';
import type { Rule } from '../../rule';

export const realHost: Rule = {
  code: 'SE008',
  severity: 'error',
  title: 'A ServiceEntry names hosts that can be looked up as its resolution says',
  why: 'The webhook of istiod refuses a scheme in a host, and a wildcard that is to be resolved by DNS, where it looks; elsewhere the proxies look up a name that nobody has.',
  bad: `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments, namespace: shop }
    spec:
      hosts: ["*.payments.acme.net"]
      location: MESH_EXTERNAL
      resolution: DNS
      ports: [{ number: 443, name: tls, protocol: TLS }]`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments, namespace: shop }
    spec:
      hosts: ["*.payments.acme.net"]
      location: MESH_EXTERNAL
      resolution: NONE
      ports: [{ number: 443, name: tls, protocol: TLS }]`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/ServiceEntry')) {
      const { hosts = [], resolution, endpoints = [] } = on.spec ?? {};
      for (const [index, host] of hosts.entries()) {
        if (host?.includes('://')) {
          const message = `"${host}" is a URL; write the host alone, "${host.replace(/^.*?:\/\/([^/:]*).*$/, '$1')}"`;
          yield { on, at: at('spec', 'hosts', index), message };
        } else if (host?.startsWith('*') && /^DNS/.test(resolution ?? '') && endpoints.length === 0) {
          const message = `"${resolution}" cannot look up the wildcard "${host}"; write resolution "NONE", or endpoints`;
          yield { on, at: 'spec.resolution', message };
        }
      }
    }
  },
};
