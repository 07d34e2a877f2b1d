import { distance } from 'fastest-levenshtein';
import type { Rule } from '../../rule';
import { didYouMean } from '../../wording';

export const knownDomain: Rule = {
  code: 'RTE048',
  severity: 'warning',
  title: "The domain of a Route's host is spelled like the cluster's",
  why: 'Any host is admitted, also one whose domain leads nowhere. Clients do not find it, and the Route looks fine.',
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
      host: bookinfo.app.ocp.acme.org
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
    const { appsDomain } = mesh.target;
    if (!appsDomain) return;
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const { host = '' } = route.spec ?? {};
      const domain = host.split('.').slice(-appsDomain.split('.').length).join('.');
      // Domains of other routers are often called like the first one and more: apps2, apps-internal.
      if (domain === appsDomain || domain.startsWith(appsDomain.split('.')[0] ?? '')) continue;
      const hint = didYouMean(domain, [appsDomain]);
      if (hint && distance(domain, appsDomain) <= 2)
        yield { on: route, at: 'spec.host', message: `no router serves "${domain}"${hint}` };
    }
  },
};
