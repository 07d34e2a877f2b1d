import { title } from '../../../manifest/manifest';
import { issuers, trySigningCertificate } from '../../derived/certificate/issuers';
import type { Rule } from '../../rule';

export const authorityIsCa: Rule = {
  code: 'CRT004',
  severity: 'error',
  title: 'The certificate that an issuer signs with is an authority',
  why: 'A certificate that may not sign is refused by cert-manager: the issuer is never ready, and whatever it has signed before is refused by clients.',
  given: `
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: self-signed }
    spec: { selfSigned: {} }
    ---
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: acme-ca }
    spec: { ca: { secretName: acme-ca } }
    ---
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
    metadata: { name: acme-ca, namespace: cert-manager }
    spec:
      secretName: acme-ca
      commonName: acme-ca
      duration: 87600h
      issuerRef: { kind: ClusterIssuer, name: self-signed }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: acme-ca, namespace: cert-manager }
    spec:
      secretName: acme-ca
      commonName: acme-ca
      duration: 87600h
      isCA: true
      issuerRef: { kind: ClusterIssuer, name: self-signed }`,
  *check(mesh) {
    for (const issuer of issuers(mesh)) {
      const on = trySigningCertificate(mesh, issuer);
      if (!on || on.spec?.isCA === true) continue;
      const message = `${title(issuer)} signs with this certificate, which is no authority; write true`;
      yield { on, at: 'spec.isCA', message };
    }
  },
};
