import { mayBeUsedUnseen, namedSecrets, namespacesLackingSecrets } from '../../derived/certificate/secret-uses';
import { workloadsIn } from '../../derived/workload/workloads';
import type { Rule } from '../../rule';
import { acmeAuthority, gatewayToFront } from '../given';

export const usedSecret: Rule = {
  code: 'CRT018',
  severity: 'warning',
  title: 'The Secret of a Certificate is used',
  why: 'A certificate that nobody presents is renewed for ever and helps nobody: most often its Secret is meant to be named by a gateway or a Route. Nothing tells, for the Certificate itself is ready.',
  given: `${acmeAuthority}
    ---${gatewayToFront}`,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }
    ---
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
    // Whoever uses it may stand elsewhere in an open world, and where nothing is known of the namespace.
    if (mesh.target.openWorld) return;
    for (const on of mesh.ofKind('cert-manager.io/Certificate')) {
      const { namespace } = on.metadata;
      const name = on.spec?.secretName;
      // "cacerts" is istiod's own. Where a Secret is missing, that is said; this may be the one that was meant.
      if (!name || name === 'cacerts' || namedSecrets(mesh).has(name)) continue;
      if (namespacesLackingSecrets(mesh).has(namespace) || workloadsIn(mesh, namespace).length === 0) continue;
      if (mayBeUsedUnseen(mesh, namespace)) continue;
      const message = `nothing uses Secret "${name}"; write its name where it is needed, or remove the Certificate`;
      yield { on, at: 'spec.secretName', message };
    }
  },
};
