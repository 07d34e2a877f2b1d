import { isKeySize } from '../../../platform/cert-manager';
import type { Rule } from '../../rule';
import { servingGateway } from '../given';

export const keySize: Rule = {
  code: 'CRT014',
  severity: 'error',
  title: 'The key of a Certificate has a size that goes with its algorithm',
  why: 'The webhook of cert-manager refuses other sizes, and a signature of another algorithm than the key.',
  given: servingGateway,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      privateKey: { algorithm: ECDSA, size: 2048 }
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      privateKey: { algorithm: ECDSA, size: 256 }
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  *check(mesh) {
    for (const on of mesh.ofKind('cert-manager.io/Certificate')) {
      const { algorithm = 'RSA', size } = on.spec?.privateKey ?? {};
      if (size !== undefined && !isKeySize(algorithm, size)) {
        const message = `got ${size} with "${algorithm}", write ${algorithm === 'ECDSA' ? '256, 384 or 521' : '2048 to 8192'}`;
        yield { on, at: 'spec.privateKey.size', message };
      }
    }
  },
};
