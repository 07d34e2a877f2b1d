import { title } from '../../../manifest/manifest';
import type { Certificate } from '../../derived/certificate/issuers';
import { groupBy } from '../../derived/derived';
import { isExternal } from '../../derived/externals';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { servingGateway } from '../given';

export const ownSecret: Rule = {
  code: 'CRT017',
  severity: 'error',
  title: 'Every Certificate has a Secret of its own',
  why: 'Each of two Certificates with one Secret finds the certificate of the other in it and issues its own again. The two never rest, and whoever reads the Secret gets now the one, now the other.',
  given: `${servingGateway}
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: reviews, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [reviews.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: reviews, namespace: istio-ingress }
    spec:
      secretName: reviews-tls
      dnsNames: [reviews.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: reviews, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [reviews.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: reviews-tls }
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: istio-ingress }
    spec:
      hosts: [reviews.apps.ocp.acme.org]
      gateways: [reviews]
      http: [{ route: [{ destination: { host: productpage.bookinfo.svc.cluster.local } }] }]`,
  *check(mesh) {
    const bySecret = groupBy(mesh.ofKind('cert-manager.io/Certificate'), ({ metadata, spec }) =>
      spec?.secretName ? `${metadata.namespace}/${spec.secretName}` : undefined,
    );
    for (const sharing of bySecret.values()) {
      // What is declared stands already; the same name twice is API006's.
      const [first, ...others] = [...sharing].sort((one, other) => age(mesh, one) - age(mesh, other));
      for (const on of others) {
        if (!first || on.metadata.name === first.metadata.name) continue;
        const message = `"${on.spec?.secretName}" is the Secret of ${title(first)}; write another name`;
        yield { on, at: 'spec.secretName', message };
      }
    }
  },
};

function age(mesh: Mesh, certificate: Certificate): number {
  return isExternal(mesh, certificate) ? 0 : 1;
}
