import { title } from '../../../manifest/manifest';
import { restrictingUsages } from '../../../platform/cert-manager';
import { presentedCertificates } from '../../derived/certificate/secret-uses';
import type { Rule } from '../../rule';
import { list } from '../../wording';
import { servingGateway } from '../given';

export const fittingUsages: Rule = {
  code: 'CRT016',
  severity: 'error',
  title: 'The usages of a certificate allow what it is used for',
  why: 'A certificate that lists purposes is good for these only. Clients refuse a server whose certificate is for clients, and servers the other way round; the certificate itself is issued and shows as ready.',
  given: servingGateway,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      usages: [digital signature, client auth]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      usages: [digital signature, server auth]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  *check(mesh) {
    for (const { certificate: on, by, usage } of presentedCertificates(mesh)) {
      const usages = on.spec?.usages ?? [];
      if (
        !usages.some((each) => each && restrictingUsages.has(each)) ||
        usages.includes(usage) ||
        usages.includes('any')
      )
        continue;
      const message = `${title(by)} presents it as a ${usage === 'server auth' ? 'server' : 'client'}: got ${list(usages)}, add "${usage}"`;
      yield { on, at: 'spec.usages', message };
    }
  },
};
