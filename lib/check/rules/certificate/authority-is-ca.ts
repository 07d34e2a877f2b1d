import { title } from '../../../manifest/manifest';
import { issuers, trySigningCertificate } from '../../derived/certificate/issuers';
import type { Rule } from '../../rule';
import { httpsToFront } from '../given';

export const authorityIsCa: Rule = {
  code: 'CRT004',
  severity: 'error',
  title: 'The certificate that an issuer signs with is an authority',
  why: 'A certificate that may not sign is refused by cert-manager: the issuer is never ready, and whatever it has signed before is refused by clients.',
  given: `
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: self-signed }
    spec: { selfSigned: {} }
    ---
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: acme-ca }
    spec: { ca: { secretName: acme-ca } }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }
    ---${httpsToFront}`,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: acme-ca, namespace: cert-manager }
    spec:
      secretName: acme-ca
      commonName: acme-ca
      duration: 87600h
      issuerRef: { kind: ClusterIssuer, name: self-signed }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: acme-ca, namespace: cert-manager }
    spec:
      secretName: acme-ca
      commonName: acme-ca
      duration: 87600h
      isCA: true
      issuerRef: { kind: ClusterIssuer, name: self-signed }`,
  *check(mesh) {
    for (const issuer of issuers(mesh)) {
      const on = trySigningCertificate(mesh, issuer);
      if (!on || on.spec?.isCA === true) continue;
      const message = `${title(issuer)} signs with this certificate, which is no authority; write true`;
      yield { on, at: 'spec.isCA', message };
    }
  },
};
