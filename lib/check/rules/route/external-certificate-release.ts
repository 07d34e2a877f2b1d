import { openshiftReleaseNames, routeExternalCertificate } from '../../../platform/openshift';
import type { Rule } from '../../rule';

export const externalCertificateRelease: Rule = {
  code: 'RTE024',
  severity: 'error',
  title: 'A Route names a Secret as its certificate on an OpenShift release that reads it',
  why: 'OpenShift reads externalCertificate from 4.19 on, and as a preview from 4.16. Where it does not, the field is dropped and the router presents its default certificate.',
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
      - { apiGroups: [""], resources: [secrets], resourceNames: [bookinfo-tls], verbs: [get, list, watch] }
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: router-certificates, namespace: istio-ingress }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: router-certificates }
    subjects:
      - { kind: ServiceAccount, name: router, namespace: openshift-ingress }`,
  target: { release: '3.3', openshift: '4.18' },
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
        externalCertificate: { name: bookinfo-tls }
      to: { kind: Service, name: istio-ingressgateway }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: http2 }
      tls: { termination: edge, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  *check(mesh) {
    const { openshift } = mesh.target;
    if (!openshift) return;
    const position = openshiftReleaseNames.indexOf(openshift);
    if (position >= openshiftReleaseNames.indexOf(routeExternalCertificate.since)) return;
    const isPreview = position >= openshiftReleaseNames.indexOf(routeExternalCertificate.preview);
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      if (!route.spec?.tls?.externalCertificate) continue;
      const state = isPreview ? 'is a preview' : 'is not known';
      const message = `${state} on OpenShift ${openshift}, and supported from ${routeExternalCertificate.since} on; leave TLS to the gateway`;
      yield { on: route, at: 'spec.tls.externalCertificate', message, severity: isPreview ? 'warning' : 'error' };
    }
  },
};
