import type { Certificate } from '../../derived/certificate/issuers';
import { at } from '../../path';
import type { Rule } from '../../rule';

export const secretTemplate: Rule = {
  code: 'CRT022',
  severity: 'error',
  title: 'A Certificate adds annotations of its own to its Secret, and a password to its keystores',
  why: 'The webhook of cert-manager refuses annotations of its own group, which it writes itself, and a keystore without a password.',
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
      secretTemplate: { annotations: { cert-manager.io/team: shop } }
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      secretTemplate: { annotations: { acme.org/team: shop } }
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  *check(mesh) {
    for (const on of mesh.ofKind('cert-manager.io/Certificate')) {
      for (const name of Object.keys(on.spec?.secretTemplate?.annotations ?? {}).filter(isReserved)) {
        const message = `"${name}" is of the group of cert-manager, which writes these itself; write another`;
        yield { on, at: at('spec', 'secretTemplate', 'annotations', name), message };
      }
      for (const type of keystores.filter((each) => lacksPassword(on.spec?.keystores?.[each])))
        yield {
          on,
          at: `spec.keystores.${type}.passwordSecretRef`,
          message: 'missing; write the Secret of its password',
        };
    }
  },
};

const keystores = ['jks', 'pkcs12'] as const;

type Keystore = NonNullable<NonNullable<NonNullable<Certificate['spec']>['keystores']>['jks' | 'pkcs12']>;

function isReserved(annotation: string): boolean {
  return annotation.startsWith('cert-manager.io/') && annotation !== 'cert-manager.io/allow-direct-injection';
}

function lacksPassword(keystore: Keystore | undefined): boolean {
  return keystore?.create === true && !keystore.passwordSecretRef && !keystore.password;
}
