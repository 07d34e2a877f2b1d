import { title } from '../../../manifest/manifest';
import type { GatewayServer } from '../../derived/gateway/gateway-servers';
import { serversByPort } from '../../derived/gateway/shared-ports';
import type { Rule } from '../../rule';

export const certificateOfOneGateway: Rule = {
  code: 'GWY016',
  severity: 'warning',
  title: 'One certificate is presented by one Gateway on a port',
  why: 'A browser that has a connection for one host uses it for every other host that the certificate names. The gateway looks for the second host among the routes of the first Gateway only, and answers 404 now and then.',
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
      dnsNames: ["*.apps.ocp.acme.org"]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: reviews, namespace: istio-ingress }
    spec:
      secretName: reviews-tls
      dnsNames: [reviews.apps.ocp.acme.org]
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
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls }
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      hosts: [reviews.apps.ocp.acme.org, bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo, reviews]
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
    metadata: { name: reviews, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [reviews.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: reviews, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [reviews.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: reviews-tls }`,
  *check(mesh) {
    for (const servers of serversByPort(mesh)) {
      const first = new Map<string, GatewayServer>();
      for (const server of servers.filter(({ protocol }) => protocol === 'HTTPS')) {
        for (const { name } of server.credentials) {
          const older = first.get(name) ?? server;
          first.set(name, older);
          // With a host in common they do not stand beside each other at all, which GWY007 says.
          if (older.on === server.on || server.hosts.some((host) => older.hosts.includes(host))) continue;
          const message = `Secret "${name}" is presented by ${title(older.on)} too; merge the two, or write a Secret of its own`;
          yield { on: server.on, at: `${server.at}.tls.credentialName`, message };
        }
      }
    }
  },
};
