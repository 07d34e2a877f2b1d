import { type GatewayServer, gatewayServers, serversAt, speaksTls } from '../../derived/gateway/gateway-servers';
import { arrivalsOf } from '../../derived/route/arrivals';
import { overlap } from '../../host';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const redirectTarget: Rule = {
  code: 'GWY020',
  severity: 'error',
  title: 'A server that redirects to HTTPS has one that answers there',
  why: 'The gateway sends every client to HTTPS of the same host. Where no server answers there, the redirect ends in a refused handshake.',
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
      hosts: [bookinfo.apps.ocp.acme.org]
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
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { httpsRedirect: true }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { httpsRedirect: true }
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls }`,
  *check(mesh) {
    for (const server of gatewayServers(mesh)) {
      const { on, at, hosts, workload } = server;
      if (!server.httpsRedirect || !workload || isBehindTls(mesh, server)) continue;
      const answering = serversAt(mesh, workload).filter(speaksTls);
      const host = hosts.find((own) => !answering.some((other) => other.hosts.some((theirs) => overlap(own, theirs))));
      if (host === undefined) continue;
      const message = `no server answers HTTPS for "${host}"; add one of protocol "HTTPS", or remove the redirect`;
      yield { on, at: `${at}.tls.httpsRedirect`, message };
    }
  },
};

/** Whether a Route ends TLS before the server: a redirect is a loop then, which RTE022 says. */
function isBehindTls(mesh: Mesh, server: GatewayServer): boolean {
  return mesh
    .ofKind('route.openshift.io/Route')
    .filter((route) => route.spec?.tls && route.spec.tls.termination !== 'passthrough')
    .some((route) => arrivalsOf(mesh, route).some(({ servers }) => servers.includes(server)));
}
