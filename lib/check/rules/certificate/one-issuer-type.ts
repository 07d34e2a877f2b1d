import { issuerTypes } from '../../../platform/cert-manager';
import { issuers } from '../../derived/certificate/issuers';
import type { Rule } from '../../rule';
import { list } from '../../wording';
import { httpsToFront } from '../given';

export const oneIssuerType: Rule = {
  code: 'CRT007',
  severity: 'error',
  title: 'An issuer is of exactly one type',
  why: 'The webhook of cert-manager refuses an issuer of no type or of several, and one of ACME without solvers cannot prove that it owns a name.',
  given: `
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: self-signed }
    spec: { selfSigned: {} }
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
      issuerRef: { kind: ClusterIssuer, name: self-signed }
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
    kind: ClusterIssuer
    metadata: { name: acme-ca }
    spec: { ca: { secretName: acme-ca }, selfSigned: {} }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: acme-ca }
    spec: { ca: { secretName: acme-ca } }`,
  *check(mesh) {
    for (const on of issuers(mesh)) {
      if (!on.spec) continue;
      const types = issuerTypes.filter((type) => on.spec?.[type] !== undefined);
      const message =
        types.length === 0 ? `has no type; write one of ${list(issuerTypes)}` : `got ${list(types)}; keep one`;
      if (types.length !== 1) yield { on, at: 'spec', message };
      else if (on.spec.acme && (on.spec.acme.solvers ?? []).length === 0)
        yield { on, at: 'spec.acme.solvers', message: 'missing; write how to prove a name, e.g. dns01' };
    }
  },
};
