import { tlsSettings } from '../../derived/virtual-service/destination-rules';
import type { Rule } from '../../rule';

export const verifiedServer: Rule = {
  code: 'DR007',
  severity: 'warning',
  title: 'A DestinationRule that originates TLS says which CA the server is verified against',
  why: 'Without a CA, proxies since Istio 1.20 verify the server against the CAs of the system, and older ones do not verify it at all. Naming the CA pins what is accepted.',
  given: `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      location: MESH_EXTERNAL
      resolution: DNS
      ports:
        - { name: http, number: 80, protocol: HTTP, targetPort: 443 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: payments, namespace: bookinfo }
    spec:
      host: payments.acme.org
      trafficPolicy:
        tls: { mode: SIMPLE, sni: payments.acme.org }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: payments, namespace: bookinfo }
    spec:
      host: payments.acme.org
      trafficPolicy:
        tls: { mode: SIMPLE, sni: payments.acme.org, caCertificates: system }`,
  *check(mesh) {
    for (const { on, at, tls } of tlsSettings(mesh)) {
      if (tls.mode !== 'SIMPLE' && tls.mode !== 'MUTUAL') continue;
      if (tls.caCertificates || tls.credentialName || tls.insecureSkipVerify) continue;
      const message =
        'missing; proxies since Istio 1.20 verify against the CAs of the system: write "system", or the file of one CA to pin it';
      yield { on, at: `${at}.caCertificates`, message };
    }
  },
};
