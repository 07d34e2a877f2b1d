import type { Rule } from '../../rule';

export const edgeFields: Rule = {
  code: 'RTE008',
  severity: 'error',
  title: 'An edge Route names no authority for the gateway',
  why: 'The router speaks plain text to the gateway, so there is no certificate to trust. The API server refuses the Route.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      ports:
        - { name: http2, port: 80, targetPort: 8080 }
        - { name: https, port: 443, targetPort: 8443 }`,
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
        destinationCACertificate: "-----BEGIN CERTIFICATE-----"
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
      to: { kind: Service, name: istio-ingressgateway }`,
  supersedes: ['API004'],
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const { termination, destinationCACertificate } = route.spec?.tls ?? {};
      if (termination !== 'edge' || !destinationCACertificate) continue;
      const message =
        'has no meaning with "edge": the router speaks plain text to the gateway; remove it or write "reencrypt"';
      yield { on: route, at: 'spec.tls.destinationCACertificate', message };
    }
  },
};
