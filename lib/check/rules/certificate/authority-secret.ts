import { issuers, secretNamespaceOf } from '../../derived/certificate/issuers';
import { hintOfSecret, sourcesOfSecret } from '../../derived/certificate/secrets';
import type { Rule } from '../../rule';
import { httpsToFront } from '../given';

export const authoritySecret: Rule = {
  code: 'CRT003',
  severity: 'error unless open',
  title: 'The Secret of an authority exists where its issuer looks for it',
  why: 'An Issuer looks in its own namespace, a ClusterIssuer in the one where cert-manager runs. Without the Secret the issuer is never ready, and no certificate is issued; only its status says so.',
  given: `
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: self-signed }
    spec: { selfSigned: {} }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }
    ---${httpsToFront}
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
      issuerRef: { kind: ClusterIssuer, name: self-signed }`,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: acme-ca }
    spec: { ca: { secretName: acme-ca-tls } }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: acme-ca }
    spec: { ca: { secretName: acme-ca } }`,
  *check(mesh) {
    for (const on of issuers(mesh)) {
      const name = on.spec?.ca?.secretName;
      const namespace = secretNamespaceOf(mesh, on);
      if (!name || namespace === undefined || sourcesOfSecret(mesh, namespace, name).length > 0) continue;
      const message = `no Secret "${name}" in namespace "${namespace}"${hintOfSecret(mesh, namespace, name)}`;
      yield { on, at: 'spec.ca.secretName', message };
    }
  },
};
