import { title } from '../../../manifest/manifest';
import { hintOfSecret, sourcesOfSecret } from '../../derived/certificate/secrets';
import { credentials } from '../../derived/gateway/credentials';
import type { Rule } from '../../rule';
import { gatewayToFront } from '../given';

export const credentialSecret: Rule = {
  code: 'GWY012',
  severity: 'error unless open',
  title: 'The Secret of a server exists where the pods of the gateway run',
  why: 'The gateway asks for the Secret in the namespace of its pods, wherever the Gateway stands. Without it the listener has no certificate, and connections are reset during the handshake.',
  given: `${gatewayToFront}
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
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
          tls: { mode: SIMPLE, credentialName: bookinfo-cert }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls }`,
  *check(mesh) {
    const told = new Set<string>();
    for (const { on, at, path, namespace, name, workload } of credentials(mesh)) {
      // Of many workloads in one namespace the first one stands for all.
      const use = `${title(on)} ${at} ${path} ${namespace}`;
      if (told.has(use) || sourcesOfSecret(mesh, namespace, name).length > 0) continue;
      told.add(use);
      const message =
        `no Secret "${name}" in namespace "${namespace}", where ${workload.kind} "${workload.name}" runs` +
        hintOfSecret(mesh, namespace, name);
      yield { on, at: `${at}.tls.${path}`, message };
    }
  },
};
