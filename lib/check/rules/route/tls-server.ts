import { type GatewayServer, speaksHttp } from '../../derived/gateway/gateway-servers';
import { arrivalsOf, describe, severityOf } from '../../derived/route/arrivals';
import type { Rule } from '../../rule';

export const tlsServer: Rule = {
  code: 'RTE010',
  severity: 'error',
  title: 'A Route that hands TLS on arrives at a Gateway server that speaks it',
  why: "The client's TLS handshake, or the router's own, meets a server that expects clear text or mesh certificates, or nothing at all. The Route is admitted, and every connection is reset.",
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
        spec: { containers: [{ name: istio-proxy, image: auto }] }
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 8443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls }
        - port: { number: 8080, name: http2, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]`,
  bad: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: http2 }
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
      const { termination } = route.spec?.tls ?? {};
      if (termination !== 'passthrough' && termination !== 'reencrypt') continue;
      const arrival = arrivalsOf(mesh, route).find(({ servers }) => !servers.some(acceptsTls));
      if (!arrival) continue;
      const message = `"${termination}" needs a server that speaks TLS, but ${describe(arrival, acceptsTls)}`;
      yield { on: route, at: 'spec.port.targetPort', message, severity: severityOf(mesh, arrival) };
    }
  },
};

/** A server of plain TCP hands on whatever it gets; certificates of the mesh are asked for where no client has one. */
function acceptsTls(server: GatewayServer): boolean {
  const isForMesh = server.tlsMode === 'ISTIO_MUTUAL' || server.tlsMode === 'AUTO_PASSTHROUGH';
  return !speaksHttp(server) && !isForMesh;
}
