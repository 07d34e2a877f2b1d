import { sourcesOfSecret } from '../../derived/certificate/secrets';
import { derived, groupBy } from '../../derived/derived';
import type { Listener } from '../../derived/gateway/gateway-api';
import { admits, gatewayRoutes, listenersAsked, sharesHost } from '../../derived/gateway/gateway-routes';
import { certifies, covers } from '../../host';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import type { Complaint, Rule } from '../../rule';
import { list } from '../../wording';

export const certifiedHostnames: Rule = {
  code: 'GAPI012',
  severity: 'error',
  title: 'The certificate of a listener is good for every hostname that it serves',
  why: 'Everything reports ready; browsers and clients refuse the connection.',
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
        - { name: https, port: 443, protocol: HTTPS, hostname: api.apps.ocp.acme.org, tls: { certificateRefs: [{ name: shop-tls }] } }`,
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
    for (const on of mesh.ofKind('gateway.networking.k8s.io/Gateway')) {
      for (const [index, listener] of (on.spec?.listeners ?? []).entries()) {
        const names = namesOf(mesh, on, listener);
        if (!names) continue;
        const hostnames = [listener.hostname, ...routedHostnames(mesh, on, listener)].filter(
          (host) => host !== undefined,
        );
        const missing = [...new Set(hostnames)].filter((host) => !names.some((name) => certifies(name, host)));
        if (missing.length === 0) continue;
        const message = `the certificate is good for ${list(names)}, not for ${list(missing)}; add it to dnsNames`;
        yield { on, at: at('spec', 'listeners', index, 'tls', 'certificateRefs', 0), message };
      }
    }
  },
};

/** The names of a listener's certificate, where the input makes it. */
function namesOf(mesh: Mesh, on: Complaint['on'], { tls }: Listener): readonly string[] | undefined {
  const [{ namespace = on.metadata.namespace, name = '' } = {}] = tls?.certificateRefs ?? [];
  const { certificate } = sourcesOfSecret(mesh, namespace, name)[0] ?? {};
  const { dnsNames, commonName } = certificate?.spec ?? {};
  return certificate && [...(dnsNames ?? []), commonName].filter((each) => each !== undefined);
}

const attached = derived((mesh: Mesh) => {
  const pairs = gatewayRoutes(mesh).flatMap((route) => route.parents.map((parent) => ({ route, parent })));
  return groupBy(pairs, ({ parent }) => (parent.gateway ? `${parent.namespace}/${parent.name}` : undefined));
});

/** Hostnames of the routes that a listener takes; a wildcard of its own is narrowed by them. */
function routedHostnames(mesh: Mesh, on: Complaint['on'], listener: Listener): readonly string[] {
  const pairs = attached(mesh).get(`${on.metadata.namespace}/${on.metadata.name}`) ?? [];
  return pairs
    .filter(({ parent }) => listenersAsked(parent).includes(listener))
    .filter(
      ({ route, parent }) =>
        parent.gateway && admits(mesh, parent.gateway, listener, route) !== false && sharesHost(listener, route),
    )
    .flatMap(({ route }) =>
      route.hostnames.filter((host) => listener.hostname === undefined || covers(listener.hostname, host)),
    );
}
