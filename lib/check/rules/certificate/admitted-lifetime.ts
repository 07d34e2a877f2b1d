import { tryNanoseconds } from '../../../go-duration';
import { defaultDuration, minimumDuration, minimumRenewBefore } from '../../../platform/cert-manager';
import type { Certificate } from '../../derived/certificate/issuers';
import { tryLifetime } from '../../derived/certificate/lifetimes';
import type { Complaint, Rule } from '../../rule';

export const admittedLifetime: Rule = {
  code: 'CRT008',
  severity: 'error',
  title: 'A Certificate lives for an hour at least and is renewed before its end',
  why: 'The webhook of cert-manager refuses the Certificate. Where it is not there to answer, the certificate would be renewed without end, or not in time.',
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
      duration: 24h
      renewBefore: 720h
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      duration: 24h
      renewBefore: 8h
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  *check(mesh) {
    for (const on of mesh.ofKind('cert-manager.io/Certificate')) {
      const fault = faultOf(on);
      if (fault) yield { on, ...fault };
    }
  },
};

/** As the webhook judges it (cert-manager `internal/apis/certmanager/validation`, `ValidateDuration`). */
function faultOf(certificate: Certificate): Omit<Complaint, 'on'> | undefined {
  const lifetime = tryLifetime(certificate);
  const { duration = defaultDuration, renewBefore, renewBeforePercentage } = certificate.spec ?? {};
  if (!lifetime) return undefined;
  if (lifetime.duration < least(minimumDuration))
    return { at: 'spec.duration', message: `got "${duration}", write "${minimumDuration}" at least` };
  if (renewBefore && renewBeforePercentage)
    return { at: 'spec.renewBeforePercentage', message: 'not allowed beside renewBefore; remove one of them' };
  const [at, got] = renewBefore
    ? ['spec.renewBefore', `"${renewBefore}"`]
    : ['spec.renewBeforePercentage', `${renewBeforePercentage}`];
  if (lifetime.renewBefore < least(minimumRenewBefore))
    return { at, message: `got ${got}, write "${minimumRenewBefore}" at least` };
  if (lifetime.renewBefore < lifetime.duration) return undefined;
  return { at, message: `got ${got}, write less than the duration of "${duration}"; a third of it is usual` };
}

function least(duration: string): bigint {
  return tryNanoseconds(duration) ?? 0n;
}
