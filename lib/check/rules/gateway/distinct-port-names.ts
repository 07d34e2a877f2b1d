import type { Rule } from '../../rule';
import { servingPods } from '../given';

export const distinctPortNames: Rule = {
  code: 'GWY009',
  severity: 'error',
  title: 'The servers of a Gateway have ports of distinct names',
  why: 'The routes of an HTTPS server are called by the name of its port. The webhook of istiod refuses a Gateway with one name twice; where it is not there to answer, the second server gets no routes.',
  given: servingPods,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: bookinfo, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls }
        - port: { number: 80, name: bookinfo, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls }
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/Gateway')) {
      const names = (on.spec?.servers ?? []).map(({ port }) => port?.name);
      for (const [index, name] of names.entries()) {
        const first = names.indexOf(name);
        if (!name || first === index) continue;
        const message = `"${name}" is already the port of spec.servers[${first}]; write another name`;
        yield { on, at: `spec.servers[${index}].port.name`, message };
      }
    }
  },
};
