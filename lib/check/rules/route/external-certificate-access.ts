import { router } from '../../../platform/known-objects';
import { allows } from '../../derived/security/access';
import type { Rule } from '../../rule';

export const externalCertificateAccess: Rule = {
  code: 'RTE026',
  severity: 'error unless open',
  title: 'The router may read the Secret that a Route names as its certificate',
  why: "The API server asks whether the router's account may get, list and watch the Secret, and refuses the Route otherwise.",
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
      issuerRef: { kind: ClusterIssuer, name: mesh-ca }`,
  bad: `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: router-certificates, namespace: istio-ingress }
    rules:
      - { apiGroups: [""], resources: [secrets], resourceNames: [bookinfo-tls], verbs: [get, list, watch] }
    ---
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
  good: `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: router-certificates, namespace: istio-ingress }
    rules:
      - { apiGroups: [""], resources: [secrets], resourceNames: [bookinfo-tls], verbs: [get, list, watch] }
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: router-certificates, namespace: istio-ingress }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: router-certificates }
    subjects:
      - { kind: ServiceAccount, name: router, namespace: openshift-ingress }
    ---
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
      const { namespace = '' } = route.metadata;
      const { name } = route.spec?.tls?.externalCertificate ?? {};
      if (!name) continue;
      const access = { verbs: ['get', 'list', 'watch'], group: '', resource: 'secrets', namespace, name };
      if (allows(mesh, { namespace: router.namespace, name: router.serviceAccount }, access) !== false) continue;
      const account = `ServiceAccount ${router.namespace}/${router.serviceAccount}`;
      const message = `${account} may not read Secret "${name}"; bind it to a Role in "${namespace}" that allows get, list and watch`;
      yield { on: route, at: 'spec.tls.externalCertificate.name', message };
    }
  },
};
