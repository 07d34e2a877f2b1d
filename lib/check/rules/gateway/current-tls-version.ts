import type { Rule } from '../../rule';
import { servingPods } from '../given';

export const currentTlsVersion: Rule = {
  code: 'GWY021',
  severity: 'warning',
  title: 'A server speaks TLS 1.2 or newer',
  why: 'The proxy has no cipher left by default that goes with TLS 1.0 or 1.1, so the older versions are open in name only, and auditors refuse them.',
  given: servingPods,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls, minProtocolVersion: TLSV1_0 }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls, minProtocolVersion: TLSV1_2 }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/Gateway')) {
      for (const [index, { tls }] of (on.spec?.servers ?? []).entries()) {
        const { minProtocolVersion: got, cipherSuites = [] } = tls ?? {};
        if ((got !== 'TLSV1_0' && got !== 'TLSV1_1') || cipherSuites.length > 0) continue;
        yield { on, at: `spec.servers[${index}].tls.minProtocolVersion`, message: `got "${got}", write "TLSV1_2"` };
      }
    }
  },
};
