import { title } from '../../../manifest/manifest';
import { speaksTls } from '../../derived/gateway/gateway-servers';
import { arrivalsOf } from '../../derived/route/arrivals';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const reencryptAnyHost: Rule = {
  code: 'RTE014',
  severity: 'error',
  title: 'A Route that encrypts again arrives at a Gateway server for every host',
  why: 'The router names no host in its TLS handshake, and a Gateway server that answers to certain hosts has no certificate for nobody. Every request gets a 503 while the Route is admitted.',
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
          tls: { mode: SIMPLE, credentialName: bookinfo-tls }`,
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
      for (const arrival of arrivalsOf(mesh, route)) {
        const servers = arrival.servers.filter(speaksTls);
        const [server] = servers;
        const hosts = servers.flatMap((other) => other.hosts);
        if (!server || hosts.includes('*')) continue;
        const message = `the router sends no server name, and ${title(server.on)} answers to ${list(hosts)} only; write "passthrough"`;
        yield { on: route, at: 'spec.tls.termination', message };
      }
    }
  },
};
