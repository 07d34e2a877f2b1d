import { isPlatformNamespace } from '../../../platform/known-objects';
import { backendsOf } from '../../derived/route/routes';
import { servicesCalled, servicesIn } from '../../derived/service/services';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { didYouMean, list } from '../../wording';

export const existingService: Rule = {
  code: 'RTE001',
  severity: 'error unless open',
  title: 'A Route leads to a Service of its own namespace',
  why: "The router looks for the Service in the Route's namespace only. Without one the Route is admitted all the same, and every request gets a 503.",
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
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      host: bookinfo.apps.ocp.acme.org
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
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const { namespace } = route.metadata;
      if (isPlatformNamespace(namespace ?? '')) continue;
      for (const { at, name, service } of backendsOf(mesh, route)) {
        // The name of a Gateway in place of its Service's is RTE040.
        if (service || mesh.tryFind('gateway.networking.k8s.io/Gateway', namespace, name)) continue;
        const message = `no Service "${name}" in namespace "${namespace}"${hint(mesh, namespace, name)}`;
        yield { on: route, at: `${at}.name`, message };
      }
    }
  },
};

function hint(mesh: Mesh, namespace: string | undefined, name: string): string {
  const elsewhere = servicesCalled(mesh, name).map((service) => service.namespace);
  if (elsewhere.length > 0) return `; there is one in ${list(elsewhere)}: create the Route there`;
  const known = servicesIn(mesh, namespace).map((service) => service.name);
  return didYouMean(name, known);
}
