import { backendsOf } from '../../derived/route/routes';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const chosenPort: Rule = {
  code: 'RTE004',
  severity: 'error',
  title: 'A Route to a Service with several ports says which one',
  why: 'Without a port the router shares the requests among all ports of the pods, whatever they speak. Some requests succeed and others fail, at random.',
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
      if (route.spec?.port) continue;
      for (const { name, service } of backendsOf(mesh, route)) {
        const ports = service?.ports?.filter(({ protocol = 'TCP' }) => protocol === 'TCP') ?? [];
        if (ports.length < 2) continue;
        const known = list(ports.map((port) => port.name ?? port.port));
        yield {
          on: route,
          at: 'spec.port.targetPort',
          message: `missing, and Service ${name} has several: write one of ${known}`,
        };
      }
    }
  },
};
