import { ingressControllers } from '../../derived/route/ingress-controllers';
import { hostOf } from '../../derived/route/routes';
import { certifies } from '../../host';
import type { Rule } from '../../rule';

export const coveredByDefaultCertificate: Rule = {
  code: 'RTE021',
  severity: 'warning',
  title: 'A Route without a certificate of its own is one label below the apps domain',
  why: 'The router presents its default certificate, whose wildcard stands for one label. Browsers warn of every deeper host, and nothing in the cluster says so.',
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
      host: a.bookinfo.apps.ocp.acme.org
      port: { targetPort: http2 }
      tls: { termination: edge, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: a-bookinfo.apps.ocp.acme.org
      port: { targetPort: http2 }
      tls: { termination: edge, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  *check(mesh) {
    const { appsDomain } = mesh.target;
    if (!appsDomain || ingressControllers(mesh).some(({ hasOwnCertificate }) => hasOwnCertificate)) return;
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const { tls } = route.spec ?? {};
      if (!tls || tls.termination === 'passthrough' || tls.certificate || tls.externalCertificate) continue;
      const host = hostOf(route) ?? '';
      if (!host.endsWith(`.${appsDomain}`) || certifies(`*.${appsDomain}`, host)) continue;
      const message = `"${host}" is deeper than the router's "*.${appsDomain}" reaches; write one label before that domain, or give a certificate`;
      yield { on: route, at: 'spec.host', message };
    }
  },
};
