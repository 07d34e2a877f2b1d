import { groupBy } from '../../derived/derived';
import { type GatewayServer, gatewayServers } from '../../derived/gateway/gateway-servers';
import { podPortsOf, type ServiceView, servicesOf } from '../../derived/service/services';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const serverPortReached: Rule = {
  code: 'GWY003',
  severity: 'error',
  title: 'A Service leads to the port of every server of a Gateway',
  why: 'The server is opened at the pods all the same, and the Gateway is accepted. No port of the Service leads there, so nobody can reach it.',
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
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      ports:
        - { name: http2, port: 80, targetPort: 8080 }
        - { name: https, port: 443, targetPort: 8443 }
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
      ports: [{ name: http, port: 9080 }]`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 8081, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]`,
  *check(mesh) {
    const servers = groupBy(gatewayServers(mesh), ({ on, at }) => `${on.metadata.namespace}/${on.metadata.name} ${at}`);
    for (const [server, ...others] of servers.values()) {
      const missed = server && tryUnreached(mesh, server);
      // Where one of several workloads is reached, the server answers.
      if (!server || !missed || others.some((other) => !tryUnreached(mesh, other))) continue;
      const names = missed.map(({ name }) => name);
      const ports = missed.flatMap((service) => service.ports ?? []).map(({ port }) => port);
      const message =
        `no port of Service ${list(names)} leads to ${server.port} of the pods; ` +
        `write one of its ports: ${list(ports)}`;
      yield { on: server.on, at: `${server.at}.port.number`, message };
    }
  },
};

/** The Services before a gateway, where none of them leads to a server; no Service at all is somebody else's finding. */
function tryUnreached(mesh: Mesh, { workload, podPort }: GatewayServer): readonly ServiceView[] | undefined {
  if (!workload || workload.pod.hostNetwork) return undefined;
  const services = servicesOf(mesh, workload);
  const ports = services.map((service) => tryPortsOf(mesh, service));
  const isUnknown = services.length === 0 || ports.includes(undefined);
  return isUnknown || ports.flat().includes(podPort) ? undefined : services;
}

/** The ports of the pods that a Service leads to, where all of them are known. */
function tryPortsOf(mesh: Mesh, service: ServiceView): readonly number[] | undefined {
  const ports = service.ports?.map((port) => podPortsOf(mesh, service, port));
  return ports?.every((podPorts) => podPorts.length > 0) ? ports.flat() : undefined;
}
