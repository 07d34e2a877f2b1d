import { tryGeneratedGateway } from '../../derived/gateway/gateway-api';
import { backendsOf } from '../../derived/route/routes';
import type { Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

export const targetPortName: Rule = {
  code: 'RTE002',
  severity: 'error',
  title: 'A Route names a port of its Service',
  why: 'The router looks for the name among the ports of the Service. Where there is none, the Route is admitted all the same and every request gets a 503.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      ports:
        - { name: http2, port: 80, targetPort: 8080 }
        - { name: https, port: 443, targetPort: 8443 }`,
  bad: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: htps }
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
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const wanted = route.spec?.port?.targetPort;
      // The router reads digits as a number (RTE003), also as text.
      if (typeof wanted !== 'string' || /^\d+$/.test(wanted)) continue;
      for (const { name, service } of backendsOf(mesh, route)) {
        const names = service?.ports?.flatMap((port) => port.name ?? []);
        // Ports of a generated Service are listeners: RTE040.
        if (!names || names.includes(wanted) || tryGeneratedGateway(mesh, service?.namespace, name)) continue;
        const message = `"${wanted}" is not a port of Service ${name}${among(names)}${didYouMean(wanted, names)}`;
        yield { on: route, at: 'spec.port.targetPort', message };
      }
    }
  },
};
