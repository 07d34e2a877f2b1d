import { longestCommonName } from '../../../platform/cert-manager';
import type { Rule } from '../../rule';
import { servingGateway } from '../given';

export const namedSubject: Rule = {
  code: 'CRT011',
  severity: 'error',
  title: 'A Certificate says whom it is for',
  why: 'The webhook of cert-manager refuses a Certificate without any name, and one whose commonName is longer than the standard allows. Clients look at dnsNames alone.',
  given: servingGateway,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  *check(mesh) {
    for (const on of mesh.ofKind('cert-manager.io/Certificate')) {
      const { commonName = '', literalSubject, ...spec } = on.spec ?? {};
      const lists = [spec.dnsNames, spec.uris, spec.ipAddresses, spec.emailAddresses, spec.otherNames];
      if (!commonName && !literalSubject && lists.every((names) => (names ?? []).length === 0))
        yield { on, at: 'spec.dnsNames', message: 'missing; write the hosts that the certificate is for' };
      if (commonName.length > longestCommonName) {
        const message = `got ${commonName.length} characters, of ${longestCommonName} at most; write the host to dnsNames`;
        yield { on, at: 'spec.commonName', message };
      }
    }
  },
};
