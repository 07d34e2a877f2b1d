import type { IstioServer } from '../../derived/gateway/gateway-servers';
import type { Rule } from '../../rule';

export const serverTls: Rule = {
  code: 'GWY010',
  severity: 'error',
  title: 'A server has TLS settings if, and only if, it speaks TLS',
  why: 'The webhook of istiod refuses an HTTPS or TLS server without tls, and a server in clear text with more than a redirect. While istiod is not there to answer, nothing else does.',
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
      ports: [{ name: http, port: 9080 }]
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
    subjects: [{ kind: ServiceAccount, name: istio-ingressgateway, namespace: istio-ingress }]`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]`,
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
    for (const on of mesh.ofKind('networking.istio.io/Gateway')) {
      for (const [index, server] of (on.spec?.servers ?? []).entries()) {
        const message = faultOf(server);
        if (message) yield { on, at: `spec.servers[${index}].tls`, message };
      }
    }
  },
};

function faultOf({ port, tls }: IstioServer): string | undefined {
  const protocol = port?.protocol;
  if (protocol === undefined) return undefined;
  if (/^(?:HTTPS|TLS)$/i.test(protocol)) {
    return tls ? undefined : `missing on a server of protocol "${protocol}"; write its mode and credentialName`;
  }
  if (!tls || tls.httpsRedirect === true) return undefined;
  return `not allowed on a server of protocol "${protocol}"; write protocol "HTTPS", or httpsRedirect alone`;
}
