import { hasOwnIssuer } from '../../derived/certificate/issuers';
import type { Rule } from '../../rule';
import { servingGateway } from '../given';

export const issuerKind: Rule = {
  code: 'CRT002',
  severity: 'error',
  title: 'A Certificate names an issuer by a kind that cert-manager has',
  why: 'The webhook of cert-manager refuses any kind but Issuer and ClusterIssuer in its own group. Where it is not there to answer, the Certificate waits for ever.',
  given: servingGateway,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: CA, name: acme-ca }`,
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
      const { kind = 'Issuer', name } = on.spec?.issuerRef ?? {};
      if (!hasOwnIssuer(on)) continue;
      if (name === '') yield { on, at: 'spec.issuerRef.name', message: 'empty; write the name of an issuer' };
      if (kind === 'Issuer' || kind === 'ClusterIssuer') continue;
      const message = `got "${kind}", write "Issuer" or "ClusterIssuer", or the group of an issuer of others`;
      yield { on, at: 'spec.issuerRef.kind', message };
    }
  },
};
