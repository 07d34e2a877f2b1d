import { title } from '../../../manifest/manifest';
import { type Certificate, certificatesFrom, issuers, trySigningCertificate } from '../../derived/certificate/issuers';
import type { Rule } from '../../rule';
import { httpsToFront } from '../given';

export const permittedNames: Rule = {
  code: 'CRT031',
  severity: 'error',
  title: 'An authority with name constraints permits the names that it certifies',
  why: 'The certificate is signed all the same, and shows as ready. Clients check the constraints of every authority in the chain, and refuse it.',
  given: `
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: acme-ca }
    spec: { ca: { secretName: acme-ca } }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: acme-ca, namespace: cert-manager }
    spec:
      secretName: acme-ca
      commonName: acme-ca
      isCA: true
      duration: 87600h
      renewBefore: 8760h
      nameConstraints: { critical: true, permitted: { dnsDomains: [apps.ocp.acme.org] } }
      issuerRef: { kind: ClusterIssuer, name: self-signed }
    ---
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: self-signed }
    spec: { selfSigned: {} }
    ---${httpsToFront}`,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org, bookinfo.acme.org]
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
    for (const issuer of issuers(mesh)) {
      const authority = trySigningCertificate(mesh, issuer);
      const constraints = authority?.spec?.nameConstraints;
      if (!authority || !constraints) continue;
      for (const { on, at, name } of certificatesFrom(mesh, issuer).flatMap(namesOf)) {
        if (isPermitted(name, constraints)) continue;
        const message = `${title(authority)} may not certify "${name}"; write a name that its nameConstraints permit`;
        yield { on, at, message };
      }
    }
  },
};

type Constraints = NonNullable<NonNullable<Certificate['spec']>['nameConstraints']>;

function namesOf(on: Certificate) {
  return (on.spec?.dnsNames ?? []).map((name = '', index) => ({ on, at: `spec.dnsNames[${index}]`, name }));
}

function isPermitted(name: string, { permitted, excluded }: Constraints): boolean {
  return isWithin(name, permitted?.dnsDomains) !== false && isWithin(name, excluded?.dnsDomains) !== true;
}

/** Whether a name is one of these domains or stands below one (RFC 5280 §4.2.1.10); `undefined` without any domain. */
function isWithin(name: string, domains: readonly (string | undefined)[] | undefined): boolean | undefined {
  return domains?.some((domain = '') => `.${name}`.endsWith(`.${domain.replace(/^\./, '')}`));
}
