import type { Rule } from '../../rule';
import { servingGateway } from '../given';

export const validDnsNames: Rule = {
  code: 'CRT012',
  severity: 'error',
  title: 'The dnsNames of a Certificate are names that an authority certifies',
  why: 'A wildcard stands for one label, and only as the first. Authorities refuse anything else when the certificate is asked for, and only the CertificateRequest says so.',
  given: servingGateway,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org, "*.*.acme.org"]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org, "*.acme.org"]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  *check(mesh) {
    for (const on of mesh.ofKind('cert-manager.io/Certificate')) {
      for (const [index, name = ''] of (on.spec?.dnsNames ?? []).entries()) {
        if (dnsName.test(name)) continue;
        const message = `got "${name}", write a host of lower-case letters, digits and "-", with "*" as its first label at most`;
        yield { on, at: `spec.dnsNames[${index}]`, message };
      }
    }
  },
};

const dnsName = /^(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;
