import type { Read } from '../../../manifest/kinds';
import { hasOpaque } from '../../derived/externals';
import { gatewaysOf } from '../../derived/virtual-service/virtual-services';
import { overlap, withoutNamespace } from '../../host';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const hostWithRoutes: Rule = {
  code: 'GWY018',
  severity: 'warning',
  title: 'A VirtualService has routes for every host of a Gateway',
  why: 'A gateway answers 404 for a host that no VirtualService bound to the Gateway has, though the certificate and everything before it are right.',
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
      ports: [{ name: http, port: 9080 }]`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org, reviews.apps.ocp.acme.org]`,
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
    const bound = bindings(mesh);
    if (bound.size === 0 || mayHaveUnseenRoutes(mesh)) return;
    const all = new Set([...bound.values()].flat());
    for (const on of mesh.ofKind('networking.istio.io/Gateway')) {
      const theirs = bound.get(on) ?? [];
      const own = hostsOf(on);
      // A VirtualService that has the host, or another that is not served, is wrong itself, and its rules say so.
      if (theirs.some((host) => !own.some((served) => overlap(served.host, host)))) continue;
      for (const { at, host } of own) {
        if (all.has(host) || theirs.some((other) => overlap(host, other))) continue;
        const message = `no VirtualService that names this Gateway has "${host}"; their hosts: ${list(theirs)}`;
        yield { on, at, message };
      }
    }
  },
};

type Gateway = Read<'networking.istio.io/Gateway'>;

/** Whether a VirtualService may have any host: one of which only the name is declared, or that stands elsewhere. */
function mayHaveUnseenRoutes(mesh: Mesh): boolean {
  return mesh.target.openWorld === true || hasOpaque(mesh, 'networking.istio.io/VirtualService');
}

/** The hosts that need routes: a redirect answers by itself, and what passes by its server name leads to Services. */
function hostsOf({ spec }: Gateway): readonly { readonly at: string; readonly host: string }[] {
  return (spec?.servers ?? []).flatMap(({ tls, hosts = [] }, index) => {
    if (tls?.httpsRedirect || tls?.mode === 'AUTO_PASSTHROUGH') return [];
    return hosts.map((host = '', position) => ({
      at: `spec.servers[${index}].hosts[${position}]`,
      host: withoutNamespace(host),
    }));
  });
}

/** The hosts of the VirtualServices that name a Gateway, by the Gateway; those that name none stand by themselves. */
function bindings(mesh: Mesh): ReadonlyMap<Gateway | undefined, readonly string[]> {
  const hosts = new Map<Gateway | undefined, string[]>();
  for (const service of mesh.ofKind('networking.istio.io/VirtualService')) {
    const gateways = gatewaysOf(mesh, service);
    for (const gateway of gateways.length > 0 ? gateways : [undefined]) {
      const held = hosts.get(gateway) ?? [];
      held.push(...(service.spec?.hosts ?? []).filter((host) => host !== undefined));
      hosts.set(gateway, held);
    }
  }
  return hosts;
}
