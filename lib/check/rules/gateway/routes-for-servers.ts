import type { IstioServer } from '../../derived/gateway/gateway-servers';
import { gatewayEntriesOf, isMeshBound, type VirtualService } from '../../derived/virtual-service/virtual-services';
import { overlap, withoutNamespace } from '../../host';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const routesForServers: Rule = {
  code: 'GWY017',
  severity: 'error',
  title: 'A VirtualService has routes of the kind that its gateway servers read',
  why: 'A server that ends TLS of HTTPS, or speaks HTTP, reads http routes; one that passes TLS on reads tls routes; any other reads tcp routes. The rest is ignored: the VirtualService is accepted, and the host answers 404 or not at all.',
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
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: PASSTHROUGH }
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      ports: [{ name: http, port: 9080 }]`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      http: [{ route: [{ destination: { host: productpage.bookinfo.svc.cluster.local } }] }]`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      tls:
        - match: [{ sniHosts: [bookinfo.apps.ocp.acme.org] }]
          route: [{ destination: { host: productpage.bookinfo.svc.cluster.local } }]`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/VirtualService')) {
      const read = kindsRead(mesh, on);
      if (isMeshBound(on) || read.size === 0) continue;
      for (const kind of routeKinds) {
        if ((on.spec?.[kind] ?? []).length === 0 || read.has(kind)) continue;
        const message = `the servers for its hosts read ${list([...read])} routes only; write these as "${[...read][0]}"`;
        yield { on, at: `spec.${kind}`, message };
      }
    }
  },
};

const routeKinds = ['http', 'tls', 'tcp'] as const;
type RouteKind = (typeof routeKinds)[number];

/** The kinds of routes that servers read for the hosts of a VirtualService; none where a gateway or a server is unknown. */
function kindsRead(mesh: Mesh, on: VirtualService): ReadonlySet<RouteKind> {
  const entries = gatewayEntriesOf(mesh, on);
  const hosts = (on.spec?.hosts ?? []).filter((host) => host !== undefined);
  const servers = entries
    .flatMap(({ gateway }) => gateway?.spec?.servers ?? [])
    .filter((server) =>
      (server.hosts ?? []).some((one = '') => hosts.some((other) => overlap(withoutNamespace(one), other))),
    );
  const kinds = servers.map(kindOf);
  const isKnown = entries.every(({ gateway }) => gateway !== undefined) && !kinds.includes(undefined);
  return new Set(isKnown ? kinds.filter((kind) => kind !== undefined) : []);
}

/** As istiod builds its listeners (istio `pilot/pkg/networking/core/gateway.go`, `pkg/config/gateway`). */
function kindOf({ port, tls }: IstioServer): RouteKind | undefined {
  const protocol = port?.protocol?.toUpperCase() ?? '';
  if (['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB'].includes(protocol)) return 'http';
  if (tls?.mode === 'AUTO_PASSTHROUGH' || (protocol === 'HTTPS' && !tls)) return undefined;
  if (tls && (tls.mode ?? 'PASSTHROUGH') === 'PASSTHROUGH') return 'tls';
  return protocol === 'HTTPS' ? 'http' : 'tcp';
}
