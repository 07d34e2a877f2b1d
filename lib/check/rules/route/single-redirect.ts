import { title } from '../../../manifest/manifest';
import type { GatewayServer } from '../../derived/gateway/gateway-servers';
import { arrivalsOf, serversFor } from '../../derived/route/arrivals';
import { hostOf } from '../../derived/route/routes';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const singleRedirect: Rule = {
  code: 'RTE022',
  severity: 'error',
  title: 'A Gateway behind an edge Route does not redirect to HTTPS again',
  why: 'The router takes TLS off, so the gateway sees plain requests only and redirects each of them to the address it came from. Browsers stop after a few rounds with too many redirects.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      ports:
        - { name: http2, port: 80, targetPort: 8080 }
        - { name: https, port: 443, targetPort: 8443 }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
          annotations: { inject.istio.io/templates: gateway }
        spec: { containers: [{ name: istio-proxy, image: auto }] }`,
  bad: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: http2 }
      tls: { termination: edge, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 8080, name: http2, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { httpsRedirect: true }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: http2 }
      tls: { termination: edge, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 8080, name: http2, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]`,
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const host = hostOf(route);
      if (!host || route.spec?.tls?.termination !== 'edge') continue;
      const servers = arrivalsOf(mesh, route).flatMap((arrival) => serversFor(arrival, host));
      const redirecting = servers.find(({ httpsRedirect }) => httpsRedirect);
      if (!redirecting || trustsRouter(mesh, redirecting)) continue;
      const message = `${title(redirecting.on)} sends "${host}" to HTTPS, where the router takes TLS off again; drop its httpsRedirect`;
      yield { on: route, at: 'spec.tls.termination', message };
    }
  },
};

/** A gateway that is told of a proxy before it believes the router's `x-forwarded-proto: https` (Istio `gatewayTopology`). */
function trustsRouter(mesh: Mesh, { workload }: GatewayServer): boolean {
  if (/numTrustedProxies"?\s*:\s*[1-9]/.test(workload?.annotations['proxy.istio.io/config'] ?? '')) return true;
  return mesh
    .ofKind('sailoperator.io/Istio')
    .some(({ spec }) => Number(spec?.values?.meshConfig?.defaultConfig?.gatewayTopology?.numTrustedProxies) > 0);
}
