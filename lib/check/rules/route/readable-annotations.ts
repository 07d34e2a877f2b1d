import { routerAnnotations } from '../../../platform/router';
import { at } from '../../path';
import type { Rule } from '../../rule';

export const readableAnnotations: Rule = {
  code: 'RTE031',
  severity: 'error',
  title: "The router can read what a Route's annotations say",
  why: 'The router ignores a value that it cannot read and goes on as if there were none, and nothing says so.',
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
    metadata:
      name: bookinfo
      namespace: istio-ingress
      annotations: { haproxy.router.openshift.io/timeout: 2 minutes }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata:
      name: bookinfo
      namespace: istio-ingress
      annotations: { haproxy.router.openshift.io/timeout: 2m }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      for (const [name, value] of Object.entries(route.metadata.annotations ?? {})) {
        const form = routerAnnotations.get(name);
        if (!form || form.pattern.test(value)) continue;
        yield {
          on: route,
          at: at('metadata', 'annotations', name),
          message: `the router cannot read "${value}"; write ${form.say}`,
        };
      }
    }
  },
};
