import type { Rule } from '../../rule';

export const shortGeneratedHost: Rule = {
  code: 'RTE006',
  severity: 'error',
  title: 'A Route without a host has a short enough name for one to be made of it',
  why: "OpenShift makes a host of the Route's name and namespace, as one label of 63 characters at most. The router refuses a longer one, and only the Route's status says so.",
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
    metadata: { name: bookinfo-product-pages-for-customers-of-acme-in-europe, namespace: istio-ingress }
    spec:
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const { host, subdomain } = route.spec ?? {};
      if (host || subdomain) continue;
      const label = `${route.metadata.name}-${route.metadata.namespace}`;
      if (label.length <= 63) continue;
      const message = `missing, and "${label}" has ${label.length} characters, more than the 63 of a label; write a host`;
      yield { on: route, at: 'spec.host', message };
    }
  },
};
