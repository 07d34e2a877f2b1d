import { issuers, secretNamespaceOf } from '../../derived/certificate/issuers';
import { hintOfSecret, sourcesOfSecret } from '../../derived/certificate/secrets';
import type { Rule } from '../../rule';

export const authoritySecret: Rule = {
  code: 'CRT003',
  severity: 'error unless open',
  title: 'The Secret of an authority exists where its issuer looks for it',
  why: 'An Issuer looks in its own namespace, a ClusterIssuer in the one where cert-manager runs. Without the Secret the issuer is never ready, and no certificate is issued; only its status says so.',
  given: `
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: self-signed }
    spec: { selfSigned: {} }
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
      ports: [{ name: http, port: 9080 }]
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
      issuerRef: { kind: ClusterIssuer, name: self-signed }`,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: acme-ca }
    spec: { ca: { secretName: acme-ca-tls } }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: acme-ca }
    spec: { ca: { secretName: acme-ca } }`,
  *check(mesh) {
    for (const on of issuers(mesh)) {
      const name = on.spec?.ca?.secretName;
      const namespace = secretNamespaceOf(mesh, on);
      if (!name || namespace === undefined || sourcesOfSecret(mesh, namespace, name).length > 0) continue;
      const message = `no Secret "${name}" in namespace "${namespace}"${hintOfSecret(mesh, namespace, name)}`;
      yield { on, at: 'spec.ca.secretName', message };
    }
  },
};
