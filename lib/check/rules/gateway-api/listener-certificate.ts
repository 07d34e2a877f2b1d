import { sourcesByName, sourcesOfSecret } from '../../derived/certificate/secrets';
import { isExternal } from '../../derived/externals';
import { generatedGateways, type Listener } from '../../derived/gateway/gateway-api';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import type { Complaint, Rule } from '../../rule';
import { list } from '../../wording';

export const listenerCertificate: Rule = {
  code: 'GAPI011',
  severity: 'error',
  title: 'A listener that ends TLS names one Secret that something makes',
  why: 'The listener reports InvalidCertificateRef in its status, and its port is not opened.',
  given: `
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: ca }
    spec: { ca: { secretName: ca } }
    ---
    apiVersion: v1
    kind: Secret
    metadata: { name: ca, namespace: cert-manager }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: shop, namespace: shop }
    spec: { secretName: shop-tls, dnsNames: [shop.apps.ocp.acme.org], issuerRef: { kind: ClusterIssuer, name: ca } }`,
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata:
      name: shop
      namespace: shop
      annotations: { networking.istio.io/service-type: ClusterIP }
    spec:
      gatewayClassName: istio
      listeners:
        - { name: https, port: 443, protocol: HTTPS, hostname: shop.apps.ocp.acme.org, tls: { certificateRefs: [{ name: shop }] } }`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata:
      name: shop
      namespace: shop
      annotations: { networking.istio.io/service-type: ClusterIP }
    spec:
      gatewayClassName: istio
      listeners:
        - { name: https, port: 443, protocol: HTTPS, hostname: shop.apps.ocp.acme.org, tls: { certificateRefs: [{ name: shop-tls }] } }`,
  *check(mesh) {
    for (const { gateway: on } of generatedGateways(mesh)) {
      for (const [index, listener] of (on.spec?.listeners ?? []).entries()) {
        if (!endsTls(listener)) continue;
        const path = at('spec', 'listeners', index, 'tls', 'certificateRefs');
        const refs = listener.tls?.certificateRefs ?? [];
        if (refs.length === 1) yield* secretFaults(mesh, on, path, refs[0]);
        else
          yield { on, at: path, message: `${refs.length} Secrets are named; Istio serves a listener from exactly one` };
      }
    }
  },
};

/** Options of its own, such as those for certificates of the mesh, take the place of a Secret. */
function endsTls({ protocol = '', tls }: Listener): boolean {
  const hasOptions = Object.keys(tls?.options ?? {}).length > 0;
  return ['HTTPS', 'TLS'].includes(protocol) && (tls?.mode ?? 'Terminate') === 'Terminate' && !hasOptions;
}

interface Ref {
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
}

function* secretFaults(mesh: Mesh, on: Complaint['on'], path: string, ref: Ref | undefined): Iterable<Complaint> {
  const { kind = 'Secret', namespace = on.metadata.namespace, name = '' } = ref ?? {};
  if (kind !== 'Secret') {
    yield { on, at: `${path}[0].kind`, message: `"${kind}" holds no certificate; name a Secret` };
    return;
  }
  const sources = sourcesOfSecret(mesh, namespace, name);
  if (sources.length === 0) {
    const elsewhere = sourcesByName(mesh, name).map((source) => source.namespace);
    const hint =
      elsewhere.length > 0
        ? `; it is made in ${list(elsewhere)}`
        : '; add a Certificate, or declare the Secret as external';
    const severity = mesh.target.openWorld ? 'warning' : 'error';
    yield { on, at: `${path}[0].name`, message: `nothing makes Secret "${namespace}/${name}"${hint}`, severity };
  }
  const secret = mesh.tryFind('core/Secret', namespace, name);
  if (!secret || isExternal(mesh, secret) || secret.type === 'kubernetes.io/tls') return;
  yield {
    on,
    at: `${path}[0].name`,
    message: `Secret "${name}" is of type "${secret.type ?? 'Opaque'}"; make it kubernetes.io/tls`,
  };
}
