import type { Manifest } from '../../../manifest/manifest';
import { router } from '../../../platform/known-objects';
import { sourcesOfSecret } from '../../derived/certificate/secrets';
import { isExternal } from '../../derived/externals';
import { isBefore, isInEarlierWave, placeName } from '../../derived/order';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const externalCertificateLast: Rule = {
  code: 'ORD007',
  severity: 'warning',
  title: 'A Route with an external certificate comes after the Secret and the router’s right to read it',
  why: 'The API server looks for the Secret and asks for the right of the router when the Route is created, and refuses it where either is missing; it does not wait.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: gateway, namespace: istio-ingress }
    spec: { ports: [{ name: http2, port: 80, targetPort: 8080 }] }
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: router, namespace: istio-ingress }
    rules: [{ apiGroups: [""], resources: [secrets], resourceNames: [shop-tls], verbs: [get, list, watch] }]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: router, namespace: istio-ingress }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: router }
    subjects: [{ kind: ServiceAccount, name: router, namespace: openshift-ingress }]
    ---
    apiVersion: cert-manager.io/v1
    kind: Issuer
    metadata: { name: ca, namespace: istio-ingress }
    spec: { ca: { secretName: ca } }
    ---
    apiVersion: v1
    kind: Secret
    metadata: { name: ca, namespace: istio-ingress }`,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata:
      name: shop
      namespace: istio-ingress
      annotations: { argocd.argoproj.io/sync-wave: "60" }
    spec: { secretName: shop-tls, dnsNames: [shop.apps.ocp.acme.org], issuerRef: { name: ca } }
    ---
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata:
      name: shop
      namespace: istio-ingress
      annotations: { argocd.argoproj.io/sync-wave: "60" }
    spec:
      host: shop.apps.ocp.acme.org
      port: { targetPort: http2 }
      tls: { termination: edge, insecureEdgeTerminationPolicy: Redirect, externalCertificate: { name: shop-tls } }
      to: { kind: Service, name: gateway }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata:
      name: shop
      namespace: istio-ingress
      annotations: { argocd.argoproj.io/sync-wave: "40" }
    spec: { secretName: shop-tls, dnsNames: [shop.apps.ocp.acme.org], issuerRef: { name: ca } }
    ---
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata:
      name: shop
      namespace: istio-ingress
      annotations: { argocd.argoproj.io/sync-wave: "60" }
    spec:
      host: shop.apps.ocp.acme.org
      port: { targetPort: http2 }
      tls: { termination: edge, insecureEdgeTerminationPolicy: Redirect, externalCertificate: { name: shop-tls } }
      to: { kind: Service, name: gateway }`,
  *check(mesh) {
    for (const on of mesh.ofKind('route.openshift.io/Route')) {
      const { namespace } = on.metadata;
      const name = on.spec?.tls?.externalCertificate?.name;
      if (name === undefined) continue;
      const sources = sourcesOfSecret(mesh, namespace, name).map(({ by }) => by);
      const late = [...sources, ...rightsOfRouter(mesh, namespace)].find(
        (object) => !isExternal(mesh, object) && !isThereBefore(mesh, object, on),
      );
      if (!late) continue;
      const message = `${late.kind} "${late.metadata.name}" comes ${placeName(mesh, late)}; let the Route come later`;
      yield { on, at: 'spec.tls.externalCertificate.name', message };
    }
  },
};

/** A Certificate takes until the next wave to become a Secret; what is itself needed comes before Routes in a wave. */
function isThereBefore(mesh: Mesh, needed: Needed, route: Needed): boolean {
  const isReadAtOnce = needed.kind === 'Secret' || needed.kind.startsWith('Role');
  return isReadAtOnce ? isBefore(mesh, needed, route) : isInEarlierWave(mesh, needed, route);
}

type Needed = Pick<Manifest, 'kind' | 'metadata'>;

/** The RoleBindings of a namespace that speak of the router, and their Roles. */
function rightsOfRouter(mesh: Mesh, namespace: string | undefined): readonly Needed[] {
  const bindings = mesh
    .ofKind('rbac.authorization.k8s.io/RoleBinding')
    .filter(
      ({ metadata, subjects }) =>
        metadata.namespace === namespace && subjects?.some(({ name }) => name === router.serviceAccount),
    );
  const roles = bindings.map(({ roleRef }) => mesh.tryFind('rbac.authorization.k8s.io/Role', namespace, roleRef?.name));
  return [...bindings, ...roles.filter((role) => role !== undefined)];
}
