import { title } from '../../../manifest/manifest';
import { speaksTls } from '../../derived/gateway/gateway-servers';
import { mergeable, repeatedHosts, serversByPort } from '../../derived/gateway/shared-ports';
import type { Rule } from '../../rule';

export const distinctHosts: Rule = {
  code: 'GWY007',
  severity: 'error',
  title: 'Two Gateways of the same pods and port have distinct hosts',
  why: 'TLS servers on one port are told apart by their hosts. Where two Gateways name the same one, istiod keeps the server of the older Gateway and leaves out the other whole. In clear text both work, and share their routes in no order that is promised.',
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
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: tls, protocol: TLS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: PASSTHROUGH }
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      hosts: [reviews.apps.ocp.acme.org, bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo, reviews]
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
    metadata: { name: reviews, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: tls, protocol: TLS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: PASSTHROUGH }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: reviews, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: tls, protocol: TLS }
          hosts: [reviews.apps.ocp.acme.org]
          tls: { mode: PASSTHROUGH }`,
  *check(mesh) {
    for (const servers of serversByPort(mesh)) {
      for (const { server, host, index, older } of repeatedHosts(servers)) {
        if (older.on === server.on || older.bind !== server.bind || !mergeable(older, server)) continue;
        const message =
          `"${host}" is already a host of ${title(older.on)} on port ${server.port} of the same pods; ` +
          'write another host, or merge the two Gateways';
        const severity = speaksTls(server) ? 'error' : 'warning';
        yield { on: server.on, at: `${server.at}.hosts[${index}]`, message, severity };
      }
    }
  },
};
