import { title } from '../../../manifest/manifest';
import { presentedCertificates } from '../../derived/certificate/secret-uses';
import type { Rule } from '../../rule';
import { servingGateway } from '../given';

export const servedKey: Rule = {
  code: 'CRT015',
  severity: 'error',
  title: 'Gateways and Routes present keys that their proxies know',
  why: 'Neither the proxy of a gateway nor the router serves an Ed25519 key: the listener, or the Route, is refused, while the certificate shows as ready.',
  given: servingGateway,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      privateKey: { algorithm: Ed25519 }
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
    const seen = new Set<object>();
    for (const { certificate: on, by, usage } of presentedCertificates(mesh)) {
      if (usage !== 'server auth' || on.spec?.privateKey?.algorithm !== 'Ed25519' || seen.has(on)) continue;
      seen.add(on);
      const message = `${title(by)} presents it and cannot: got "Ed25519", write "ECDSA" with size 256`;
      yield { on, at: 'spec.privateKey.algorithm', message };
    }
  },
};
