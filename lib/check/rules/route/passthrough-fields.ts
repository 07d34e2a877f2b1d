import type { Rule } from '../../rule';

export const passthroughFields: Rule = {
  code: 'RTE007',
  severity: 'error',
  title: 'A passthrough Route has neither path nor certificates',
  why: 'The router hands the connection on without opening it, so it sees no path and presents no certificate. The API server refuses the Route.',
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
      path: /productpage
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  supersedes: ['API004'],
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const { path, tls } = route.spec ?? {};
      if (tls?.termination !== 'passthrough') continue;
      const given = [
        { at: 'spec.path', value: path },
        ...certificates.map((field) => ({ at: `spec.tls.${field}`, value: tls[field] })),
      ];
      const why = 'has no meaning with "passthrough": the router never opens the connection; remove it or write "edge"';
      for (const { at, value } of given) if (value) yield { on: route, at, message: why };
      if (tls.insecureEdgeTerminationPolicy !== 'Allow') continue;
      const message = '"Allow" does not go with "passthrough"; write "Redirect" or "None"';
      yield { on: route, at: 'spec.tls.insecureEdgeTerminationPolicy', message };
    }
  },
};

const certificates = [
  'certificate',
  'key',
  'caCertificate',
  'destinationCACertificate',
  'externalCertificate',
] as const;
