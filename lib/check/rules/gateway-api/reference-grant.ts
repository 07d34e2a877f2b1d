import { gatewayRoutes, type Reference } from '../../derived/gateway/gateway-routes';
import { isGranted } from '../../derived/gateway/reference-grants';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import type { Complaint, Rule } from '../../rule';

export const referenceGrant: Rule = {
  code: 'GAPI010',
  severity: 'error unless open',
  title: 'What a route or Gateway takes from another namespace is granted there',
  why: 'The status says RefNotPermitted, and requests get a 500. The grant belongs into the namespace that gives, and names group, kind and namespace of who takes.',
  given: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: shop, namespace: istio-ingress }
    spec:
      gatewayClassName: istio
      listeners: [{ name: http, port: 80, protocol: HTTP }]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: shop, namespace: shop }
    spec: { ports: [{ name: http, port: 8080 }] }`,
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: shop, namespace: istio-ingress }
    spec:
      parentRefs: [{ name: shop }]
      rules: [{ backendRefs: [{ name: shop, namespace: shop, port: 8080 }] }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: shop, namespace: istio-ingress }
    spec:
      parentRefs: [{ name: shop }]
      rules: [{ backendRefs: [{ name: shop, namespace: shop, port: 8080 }] }]
    ---
    apiVersion: gateway.networking.k8s.io/v1beta1
    kind: ReferenceGrant
    metadata: { name: routes-of-ingress, namespace: shop }
    spec:
      from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: istio-ingress }]
      to: [{ group: "", kind: Service }]`,
  *check(mesh) {
    for (const { on, backends } of gatewayRoutes(mesh)) yield* ungranted(mesh, on, backends);
    for (const on of mesh.ofKind('gateway.networking.k8s.io/Gateway')) {
      const own = on.metadata.namespace ?? '';
      const secrets = (on.spec?.listeners ?? []).flatMap(({ tls }, listener) =>
        (tls?.certificateRefs ?? []).map(({ group = '', kind = 'Secret', namespace = own, name = '' }, index) => {
          return {
            at: at('spec', 'listeners', listener, 'tls', 'certificateRefs', index),
            group,
            kind,
            namespace,
            name,
          };
        }),
      );
      yield* ungranted(mesh, on, secrets);
    }
  },
};

function* ungranted(mesh: Mesh, on: Complaint['on'], references: readonly Reference[]): Iterable<Complaint> {
  const from = { kind: on.kind, namespace: on.metadata.namespace ?? '' };
  for (const reference of references) {
    if (isGranted(mesh, from, reference)) continue;
    const { kind, name, namespace } = reference;
    const message = `${kind} "${name}" is of namespace "${namespace}"; add a ReferenceGrant there, from ${from.kind} of namespace "${from.namespace}" to ${kind}`;
    yield { on, at: `${reference.at}.namespace`, message };
  }
}
