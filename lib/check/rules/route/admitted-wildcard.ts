import { ingressControllers } from '../../derived/route/ingress-controllers';
import type { Rule } from '../../rule';

export const admittedWildcard: Rule = {
  code: 'RTE018',
  severity: 'error unless open',
  title: 'A Route claims a wildcard where the IngressController admits wildcards',
  why: 'The default IngressController refuses Routes of the policy Subdomain. The Route exists and is served nowhere, and only its status says RouteNotAdmitted.',
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
      host: wildcard.shop.acme.org
      wildcardPolicy: Subdomain
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.shop.acme.org
      wildcardPolicy: None
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  *check(mesh) {
    if (ingressControllers(mesh).some(({ admitsWildcards }) => admitsWildcards)) return;
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      if (route.spec?.wildcardPolicy !== 'Subdomain') continue;
      const message =
        '"Subdomain" needs an IngressController whose routeAdmission.wildcardPolicy is "WildcardsAllowed"; none is known';
      yield { on: route, at: 'spec.wildcardPolicy', message };
    }
  },
};
