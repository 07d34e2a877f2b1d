import { title } from '../../../manifest/manifest';
import { arrivalsOf } from '../../derived/route/arrivals';
import type { Rule } from '../../rule';

export const clientCertificate: Rule = {
  code: 'RTE036',
  severity: 'error',
  title: 'A Gateway that asks clients for a certificate meets them, not the router',
  why: "The router ends the client's connection, certificate and all, and has none of its own for the gateway. Every request gets a 503 while the Route is admitted.",
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
          hosts: ["*"]
          tls: { mode: MUTUAL, credentialName: bookinfo-tls }`,
  bad: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: reencrypt, insecureEdgeTerminationPolicy: Redirect, destinationCACertificate: "-----BEGIN CERTIFICATE-----" }
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
      if (route.spec?.tls?.termination !== 'reencrypt') continue;
      const servers = arrivalsOf(mesh, route).flatMap((arrival) => arrival.servers);
      // A server for certain hosts fails before it asks: RTE014.
      const asking = servers.find(({ tlsMode, hosts }) => tlsMode === 'MUTUAL' && hosts.includes('*'));
      if (!asking) continue;
      const message = `${title(asking.on)} asks for a client's certificate, and the router has none; write "passthrough"`;
      yield { on: route, at: 'spec.tls.termination', message };
    }
  },
};
