import type { Rule } from '../../rule';

export const validHost: Rule = {
  code: 'RTE005',
  severity: 'error',
  title: 'The host of a Route is a DNS name in lower case',
  why: 'The API server takes capitals, but the router refuses the Route, and only its status says so. Other faults are refused at once.',
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
      host: Bookinfo.apps.ocp.acme.org
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
      // A wildcard is RTE019.
      if (host === '' || host.includes('*')) continue;
      const fault = faultOf(host);
      if (fault) yield { on: route, at: 'spec.host', message: `"${host}" ${fault}` };
    }
  },
};

function faultOf(host: string): string | undefined {
  if (host !== host.toLowerCase()) return `has capitals; write "${host.toLowerCase()}"`;
  if (host.length > 253) return `has ${host.length} characters; a DNS name has 253 at most`;
  const wrong = host.split('.').find((label) => !/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  if (wrong === undefined) return undefined;
  return `is no DNS name: "${wrong}" may have letters, digits and dashes within, 63 characters at most`;
}
