import type { Rule } from '../../rule';

export const wildcardHost: Rule = {
  code: 'RTE019',
  severity: 'error',
  title: 'A Route claims a wildcard by its policy, not by its host',
  why: 'The API server refuses an asterisk in the host. What claims all names below a domain is the policy Subdomain, with any one name below it as host.',
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
      host: "*.apps.ocp.acme.org"
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
      const { host = '' } = route.spec ?? {};
      if (!host.includes('*')) continue;
      const message = `"${host}" is a wildcard; write "${host.replace('*', 'wildcard')}" and wildcardPolicy "Subdomain"`;
      yield { on: route, at: 'spec.host', message };
    }
  },
};
