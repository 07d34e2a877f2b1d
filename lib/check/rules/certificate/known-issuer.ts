import { type Certificate, hasOwnIssuer, issuers, tryIssuer } from '../../derived/certificate/issuers';
import type { Mesh } from '../../mesh';
import type { Complaint, Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

export const knownIssuer: Rule = {
  code: 'CRT001',
  severity: 'error unless open',
  title: 'A Certificate names an issuer that exists',
  why: 'Without a kind the issuer is an Issuer in the namespace of the Certificate. Where there is none, the Certificate waits for it: no Secret is made, and only its status says so.',
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
      issuerRef: { name: acme-ca }`,
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
      if (!name || (kind !== 'Issuer' && kind !== 'ClusterIssuer')) continue;
      if (!hasOwnIssuer(on) || tryIssuer(mesh, on)) continue;
      yield { on, ...faultOf(mesh, on, kind, name) };
    }
  },
};

type IssuerKind = 'Issuer' | 'ClusterIssuer';

function faultOf(mesh: Mesh, on: Certificate, kind: IssuerKind, name: string): Omit<Complaint, 'on'> {
  const missing = `no ${kind} "${name}"${kind === 'Issuer' ? ` in namespace "${on.metadata.namespace}"` : ''}`;
  const other = kind === 'Issuer' ? 'ClusterIssuer' : 'Issuer';
  if (issuersFor(mesh, on, other).includes(name))
    return {
      at: 'spec.issuerRef.kind',
      message: `${missing}; "${other}" is the kind of the one that has this name, write that`,
    };
  const known = issuersFor(mesh, on, kind);
  return { at: 'spec.issuerRef.name', message: `${missing}${among(known)}${didYouMean(name, known)}` };
}

/** The names of a kind of issuer that a Certificate may ask. */
function issuersFor(mesh: Mesh, { metadata }: Certificate, kind: IssuerKind): readonly string[] {
  return issuers(mesh)
    .filter(
      (issuer) => issuer.kind === kind && (issuer.metadata.namespace ?? metadata.namespace) === metadata.namespace,
    )
    .map((issuer) => issuer.metadata.name);
}
