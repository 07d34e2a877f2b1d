import { title } from '../../../manifest/manifest';
import { servedCertificates } from '../../derived/gateway/credentials';
import { certifies, covers } from '../../host';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const certificateCoversHosts: Rule = {
  code: 'GWY013',
  severity: 'error',
  title: 'The certificate of a server is good for its hosts',
  why: 'The gateway presents the certificate for whatever host the server names. Clients refuse one that does not name the host they asked for: in a Gateway a wildcard stands for any number of labels, in a certificate for exactly one.',
  given: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          annotations: { inject.istio.io/templates: gateway }
          labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
        spec:
          serviceAccountName: istio-ingressgateway
          containers: [{ name: istio-proxy, image: auto }]
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: istio-ingressgateway-sds, namespace: istio-ingress }
    rules: [{ apiGroups: [""], resources: [secrets], verbs: [get, list, watch] }]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: istio-ingressgateway-sds, namespace: istio-ingress }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: istio-ingressgateway-sds }
    subjects: [{ kind: ServiceAccount, name: istio-ingressgateway, namespace: istio-ingress }]
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      hosts: [reviews.apps.ocp.acme.org, bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      http: [{ route: [{ destination: { host: productpage.bookinfo.svc.cluster.local } }] }]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      ports: [{ name: http, port: 9080 }]`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [reviews.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls }`,
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
    for (const { on, at, hosts, certificate } of servedCertificates(mesh)) {
      const names = (certificate.spec?.dnsNames ?? []).filter((name) => name !== undefined);
      // One without any name at all is CRT011's.
      if (names.length === 0 && !certificate.spec?.commonName) continue;
      for (const [index, host] of hosts.entries()) {
        if (host === '*' || names.some((name) => isGoodFor(name, host.toLowerCase()))) continue;
        const message = `${title(certificate)} is not good for "${host}": its dnsNames are ${list(names)}; add the host to them`;
        yield { on, at: `${at}.hosts[${index}]`, message };
      }
    }
  },
};

/** Which of the names below a wildcard are used, a Gateway does not say: one that the certificate names will do. */
function isGoodFor(dnsName: string, host: string): boolean {
  return certifies(dnsName, host) || (host.startsWith('*') && covers(host, dnsName.toLowerCase()));
}
