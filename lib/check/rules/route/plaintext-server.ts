import { speaksHttp, speaksTls } from '../../derived/gateway/gateway-servers';
import { arrivalsOf, describe, severityOf } from '../../derived/route/arrivals';
import type { Rule } from '../../rule';

export const plaintextServer: Rule = {
  code: 'RTE013',
  severity: 'error',
  title: 'A Route that takes TLS off arrives at a Gateway server that speaks HTTP',
  why: 'The router sends plain requests, and a server that expects TLS answers 400 or resets the connection. The Route is admitted all the same.',
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
      port: { targetPort: https }
      tls: { termination: edge, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: http2 }
      tls: { termination: edge, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const termination = route.spec?.tls?.termination ?? 'no TLS';
      if (termination !== 'edge' && termination !== 'no TLS') continue;
      const arrival = arrivalsOf(mesh, route).find(({ servers }) => servers.every(speaksTls));
      if (!arrival) continue;
      const message = `"${termination}" needs a server that speaks HTTP, but ${describe(arrival, speaksHttp)}`;
      yield { on: route, at: 'spec.port.targetPort', message, severity: severityOf(mesh, arrival) };
    }
  },
};
