import { title } from '../../../manifest/manifest';
import { tryIssuer } from '../../derived/certificate/issuers';
import { presentedCertificates } from '../../derived/certificate/secret-uses';
import type { Rule } from '../../rule';
import { servingGateway } from '../given';

export const verifiableServer: Rule = {
  code: 'CRT006',
  severity: 'warning',
  title: 'What a gateway or a Route presents is signed by an authority',
  why: 'A self-signed issuer signs each certificate with its own key, so there is no authority that clients could be given, and every renewal is a stranger to them.',
  given: servingGateway,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: self-signed }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  *check(mesh) {
    const seen = new Set<object>();
    for (const { certificate: on, by, usage } of presentedCertificates(mesh)) {
      if (usage !== 'server auth' || on.spec?.isCA || !tryIssuer(mesh, on)?.spec?.selfSigned || seen.has(on)) continue;
      seen.add(on);
      const message = `${title(by)} presents it, and "${on.spec?.issuerRef?.name}" signs nothing but itself; name an issuer with an authority`;
      yield { on, at: 'spec.issuerRef.name', message };
    }
  },
};
