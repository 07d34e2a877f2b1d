import { speaksTls } from '../../derived/gateway/gateway-servers';
import { repeatedHosts, serversByPort } from '../../derived/gateway/shared-ports';
import type { Rule } from '../../rule';

export const distinctServerNames: Rule = {
  code: 'GWY008',
  severity: 'error',
  title: 'The TLS servers of a Gateway on one port have distinct hosts',
  why: 'TLS servers on one port are told apart by the server name that a client sends. Of two with the same host istiod keeps the first and leaves out the other whole.',
  given: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          annotations: { inject.istio.io/templates: gateway }
          labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
        spec:
          serviceAccountName: istio-ingressgateway
          containers: [{ name: istio-proxy, image: auto }]
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      hosts: [reviews.apps.ocp.acme.org, bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      tls:
        - match: [{ sniHosts: [bookinfo.apps.ocp.acme.org] }]
          route: [{ destination: { host: productpage.bookinfo.svc.cluster.local } }]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      ports: [{ name: http, port: 9080 }]`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: tls, protocol: TLS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: PASSTHROUGH }
        - port: { number: 443, name: tls-reviews, protocol: TLS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: PASSTHROUGH }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: tls, protocol: TLS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: PASSTHROUGH }
        - port: { number: 443, name: tls-reviews, protocol: TLS }
          hosts: [reviews.apps.ocp.acme.org]
          tls: { mode: PASSTHROUGH }`,
  *check(mesh) {
    for (const servers of serversByPort(mesh)) {
      for (const { server, host, index, older } of repeatedHosts(servers.filter(speaksTls))) {
        if (older.on !== server.on || older.bind !== server.bind) continue;
        const message = `"${host}" is already a host of ${older.at} on port ${server.port}; write another, or merge the two`;
        yield { on: server.on, at: `${server.at}.hosts[${index}]`, message };
      }
    }
  },
};
