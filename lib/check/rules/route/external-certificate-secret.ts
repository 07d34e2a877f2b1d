import { secretSources, sourcesByName, sourcesOfSecret } from '../../derived/certificate/secrets';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { didYouMean, list } from '../../wording';

export const externalCertificateSecret: Rule = {
  code: 'RTE025',
  severity: 'error unless open',
  title: 'The Secret that a Route names as its certificate is made in its namespace',
  why: "The API server refuses a Route whose Secret it does not find in the Route's namespace, or that is of another type than kubernetes.io/tls.",
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      ports:
        - { name: http2, port: 80, targetPort: 8080 }
        - { name: https, port: 443, targetPort: 8443 }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: mesh-ca }
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: router-certificates, namespace: istio-ingress }
    rules:
      - { apiGroups: [""], resources: [secrets], resourceNames: [bookinfo-tls, bookinfo-cert], verbs: [get, list, watch] }
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: router-certificates, namespace: istio-ingress }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: router-certificates }
    subjects:
      - { kind: ServiceAccount, name: router, namespace: openshift-ingress }`,
  bad: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: http2 }
      tls:
        termination: edge
        insecureEdgeTerminationPolicy: Redirect
        externalCertificate: { name: bookinfo-cert }
      to: { kind: Service, name: istio-ingressgateway }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: http2 }
      tls:
        termination: edge
        insecureEdgeTerminationPolicy: Redirect
        externalCertificate: { name: bookinfo-tls }
      to: { kind: Service, name: istio-ingressgateway }`,
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const { namespace } = route.metadata;
      const { name } = route.spec?.tls?.externalCertificate ?? {};
      if (!name) continue;
      const sources = sourcesOfSecret(mesh, namespace, name);
      const type = mesh.tryFind('core/Secret', namespace, name)?.type ?? 'kubernetes.io/tls';
      if (sources.length > 0 && type === 'kubernetes.io/tls') continue;
      const message =
        sources.length > 0
          ? `Secret "${name}" is of type "${type}"; the router reads "kubernetes.io/tls"`
          : `nothing makes a Secret "${name}" in namespace "${namespace}"${hint(mesh, namespace, name)}`;
      yield { on: route, at: 'spec.tls.externalCertificate.name', message };
    }
  },
};

function hint(mesh: Mesh, namespace: string | undefined, name: string): string {
  const elsewhere = sourcesByName(mesh, name).map((source) => source.namespace);
  if (elsewhere.length > 0) return `; there is one in ${list(elsewhere)}: make it beside the Route`;
  const known = secretSources(mesh).filter((source) => source.namespace === namespace);
  return didYouMean(
    name,
    known.map((source) => source.name),
  );
}
