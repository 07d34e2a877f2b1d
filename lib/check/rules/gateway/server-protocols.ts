import { title } from '../../../manifest/manifest';
import { mergeable, serversByPort } from '../../derived/gateway/shared-ports';
import type { Rule } from '../../rule';

export const serverProtocols: Rule = {
  code: 'GWY006',
  severity: 'error',
  title: 'The servers on one port of a gateway agree in clear text or TLS',
  why: 'A port of the pods has one listener. Where servers on it differ, istiod keeps those that agree with the oldest and leaves out the others. Their hosts do not answer, and no status says so.',
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
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      http: [{ route: [{ destination: { host: productpage.bookinfo.svc.cluster.local } }] }]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      ports: [{ name: http, port: 9080 }]
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: other, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 15443, name: tls, protocol: TLS }
          hosts: [ratings.apps.ocp.acme.org]
          tls: { mode: PASSTHROUGH }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 15443, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 8080, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]`,
  *check(mesh) {
    for (const [first, ...others] of serversByPort(mesh)) {
      for (const server of others) {
        if (!first || first.bind !== server.bind || mergeable(first, server)) continue;
        const message =
          `${server.protocol} cannot share port ${server.port} with ${first.protocol} of ` +
          `${title(first.on)} (${first.at}): write another port`;
        yield { on: server.on, at: `${server.at}.port`, message };
      }
    }
  },
};
