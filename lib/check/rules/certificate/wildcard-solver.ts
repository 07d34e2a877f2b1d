import { title } from '../../../manifest/manifest';
import { tryIssuer } from '../../derived/certificate/issuers';
import type { Rule } from '../../rule';
import { acmeAuthority, httpsToFront } from '../given';

export const wildcardSolver: Rule = {
  code: 'CRT019',
  severity: 'error',
  title: 'An ACME issuer that certifies a wildcard proves it by DNS',
  why: 'ACME proves a wildcard by a DNS record only. With http01 solvers alone no challenge is ever presented, and the Certificate waits.',
  given: `
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: public }
    spec: { acme: { server: https://acme.acme.org/directory, privateKeySecretRef: { name: acme-account }, solvers: [{ http01: { ingress: { ingressClassName: openshift-default } } }] } }
    ---${acmeAuthority}
    ---${httpsToFront}`,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: ["*.apps.ocp.acme.org"]
      issuerRef: { kind: ClusterIssuer, name: public }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: public }`,
  *check(mesh) {
    for (const on of mesh.ofKind('cert-manager.io/Certificate')) {
      const wildcard = (on.spec?.dnsNames ?? []).findIndex((name) => name?.startsWith('*.'));
      const issuer = wildcard < 0 ? undefined : tryIssuer(mesh, on);
      const solvers = issuer?.spec?.acme?.solvers ?? [];
      if (!issuer || solvers.length === 0 || solvers.some(({ dns01 }) => dns01)) continue;
      const message = `"${on.spec?.dnsNames?.[wildcard]}" needs a dns01 solver, and ${title(issuer)} has http01 only`;
      yield { on, at: `spec.dnsNames[${wildcard}]`, message };
    }
  },
};
