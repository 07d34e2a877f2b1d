import { title } from '../../../manifest/manifest';
import { speaksHttp, speaksTls } from '../../derived/gateway/gateway-servers';
import { arrivalsOf, serversFor } from '../../derived/route/arrivals';
import { hostOf } from '../../derived/route/routes';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const gatewayHost: Rule = {
  code: 'RTE011',
  severity: 'error',
  title: 'The host of a Route is a host of the Gateway server that it arrives at',
  why: 'The gateway knows nobody of that name: it resets TLS connections and answers plain requests with 404. The Route is admitted all the same.',
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
      host: shop.apps.ocp.acme.org
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
      const host = hostOf(route);
      const termination = route.spec?.tls?.termination;
      // With "reencrypt" the router names no host in its handshake: RTE014.
      if (!host || termination === 'reencrypt') continue;
      const answers = termination === 'passthrough' ? speaksTls : speaksHttp;
      for (const arrival of arrivalsOf(mesh, route)) {
        const server = arrival.servers.find(answers);
        if (!server || serversFor(arrival, host).some(answers)) continue;
        const hosts = arrival.servers.filter(answers).flatMap((other) => other.hosts);
        const message = `"${host}" is no host of ${title(server.on)} (${list(hosts)}); write one of these, or add it there`;
        yield { on: route, at: 'spec.host', message };
      }
    }
  },
};
