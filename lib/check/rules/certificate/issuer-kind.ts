import { hasOwnIssuer } from '../../derived/certificate/issuers';
import type { Rule } from '../../rule';

export const issuerKind: Rule = {
  code: 'CRT002',
  severity: 'error',
  title: 'A Certificate names an issuer by a kind that cert-manager has',
  why: 'The webhook of cert-manager refuses any kind but Issuer and ClusterIssuer in its own group. Where it is not there to answer, the Certificate waits for ever.',
  given: `
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: acme-ca }
    spec: { ca: { secretName: acme-ca } }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: acme-ca, namespace: cert-manager }
    spec:
      secretName: acme-ca
      commonName: acme-ca
      isCA: true
      duration: 87600h
      renewBefore: 8760h
      issuerRef: { kind: ClusterIssuer, name: self-signed }
    ---
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: self-signed }
    spec: { selfSigned: {} }
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
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: CA, name: acme-ca }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  *check(mesh) {
    for (const on of mesh.ofKind('cert-manager.io/Certificate')) {
      const { kind = 'Issuer', name } = on.spec?.issuerRef ?? {};
      if (!hasOwnIssuer(on)) continue;
      if (name === '') yield { on, at: 'spec.issuerRef.name', message: 'empty; write the name of an issuer' };
      if (kind === 'Issuer' || kind === 'ClusterIssuer') continue;
      const message = `got "${kind}", write "Issuer" or "ClusterIssuer", or the group of an issuer of others`;
      yield { on, at: 'spec.issuerRef.kind', message };
    }
  },
};
