import { portsOf } from '../../derived/service/hosts';
import { routedDestinations } from '../../derived/virtual-service/destinations';
import { gatewaysOf } from '../../derived/virtual-service/virtual-services';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const destinationNeedsPort: Rule = {
  code: 'VS004',
  severity: 'error',
  title: 'A gateway is told which port of a Service with several it sends requests to',
  why: 'Without a port, a proxy takes the number of the port that the request came in by. A gateway listens on other ports than the Service has, so it finds no cluster and answers 503.',
  given: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      selector: { app: productpage }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }
        - { name: http-metrics, port: 9090, targetPort: 9090 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      http:
        - route:
            - destination: { host: productpage }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      http:
        - route:
            - destination: { host: productpage, port: { number: 9080 } }`,
  *check(mesh) {
    for (const { on, at, host, port, to } of routedDestinations(mesh)) {
      const ports = to && portsOf(mesh, to)?.map((known) => known.port);
      if (port !== undefined || !ports || ports.length < 2) continue;
      // Beside a workload, the port that the request came in by is one of the Service that was called: often the right one.
      const servers = gatewaysOf(mesh, on).flatMap(({ spec }) => spec?.servers ?? []);
      if (servers.length === 0 || servers.some((server) => ports.includes(server.port?.number))) continue;
      yield { on, at: `${at}.port`, message: `missing, and "${host}" has several ports; write one of ${list(ports)}` };
    }
  },
};
