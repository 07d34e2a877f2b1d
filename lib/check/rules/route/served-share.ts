import type { Rule } from '../../rule';

export const servedShare: Rule = {
  code: 'RTE028',
  severity: 'error',
  title: 'A Route gives one of its Services a share of the requests',
  why: 'A Service of weight 0 gets nothing. Where none has more, the Route is admitted and every request gets a 503.',
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
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway, weight: 0 }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway, weight: 100 }`,
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const { to, alternateBackends = [] } = route.spec ?? {};
      if (!to || [to, ...alternateBackends].some(({ weight = 100 }) => weight > 0)) continue;
      yield {
        on: route,
        at: 'spec.to.weight',
        message: '0 for every Service, so requests go nowhere; write more for one of them',
      };
    }
  },
};
