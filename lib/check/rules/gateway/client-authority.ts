import { title } from '../../../manifest/manifest';
import { tryIssuer } from '../../derived/certificate/issuers';
import { sourcesOfSecret } from '../../derived/certificate/secrets';
import { servedCertificates } from '../../derived/gateway/credentials';
import type { Rule } from '../../rule';
import { acmeAuthority, gatewayToFront } from '../given';

export const clientAuthority: Rule = {
  code: 'GWY014',
  severity: 'error',
  title: 'A server that asks for client certificates has an authority to verify them with',
  why: 'The gateway takes the authority from ca.crt of its own Secret, or from a Secret called like it with -cacert behind. An ACME issuer gives no ca.crt: without the second Secret the listener is not set up.',
  given: `${gatewayToFront}
    ---
    apiVersion: cert-manager.io/v1
    kind: Issuer
    metadata: { name: public, namespace: istio-ingress }
    spec: { acme: { server: https://acme.acme.org/directory, privateKeySecretRef: { name: acme-account }, solvers: [{ dns01: { route53: { region: eu-central-1 } } }] } }
    ---${acmeAuthority}
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: Issuer, name: public }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: internal, namespace: istio-ingress }
    spec:
      secretName: internal-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: MUTUAL, credentialName: bookinfo-tls }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: MUTUAL, credentialName: internal-tls }`,
  *check(mesh) {
    for (const { on, at, path, mode, name, namespace, certificate, tls } of servedCertificates(mesh)) {
      if (mode === 'SIMPLE' || !tls || tls.caCertCredentialName || tls.caCertificates) continue;
      if (!tryIssuer(mesh, certificate)?.spec?.acme) continue;
      if (sourcesOfSecret(mesh, namespace, `${name}-cacert`).length > 0) continue;
      const message =
        `${title(certificate)} is issued by ACME, so Secret "${name}" has no ca.crt, which mode "${mode}" needs; ` +
        `add a Secret "${name}-cacert" in namespace "${namespace}"`;
      yield { on, at: `${at}.tls.${path}`, message };
    }
  },
};
