import { title } from '../../../manifest/manifest';
import { arrivalsOf } from '../../derived/route/arrivals';
import { podPortsOf } from '../../derived/service/services';
import type { Rule } from '../../rule';

export const grpcEndToEnd: Rule = {
  code: 'RTE033',
  severity: 'error',
  title: 'A Route to a gRPC server of a Gateway passes HTTP/2 through',
  why: "The router speaks HTTP/1.1 to pods unless the Service's port says otherwise, and gRPC needs HTTP/2. Every call fails while the Route is admitted.",
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
        - port: { number: 8080, name: grpc, protocol: GRPC }
          hosts: [bookinfo.apps.ocp.acme.org]`,
  bad: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: http2 }
      tls: { termination: edge, insecureEdgeTerminationPolicy: Redirect }
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
      if (route.spec?.tls?.termination === 'passthrough') continue;
      for (const { service, podPort, servers } of arrivalsOf(mesh, route)) {
        const server = servers.find(({ protocol }) => protocol === 'GRPC');
        const ports = service.ports?.filter((port) => podPortsOf(mesh, service, port).includes(podPort)) ?? [];
        if (!server || ports.some(({ appProtocol }) => appProtocol?.endsWith('h2c'))) continue;
        const message = `the router speaks HTTP/1.1 to the gRPC server of ${title(server.on)}; write "passthrough" and TLS at the gateway, or appProtocol "kubernetes.io/h2c" at the Service's port`;
        yield { on: route, at: 'spec.tls.termination', message };
      }
    }
  },
};
