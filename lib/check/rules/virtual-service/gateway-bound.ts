import { derived } from '../../derived/derived';
import { isMeshBound } from '../../derived/virtual-service/virtual-services';
import { withoutNamespace } from '../../host';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const gatewayBound: Rule = {
  code: 'VS009',
  severity: 'warning',
  title: 'The VirtualService of a host that a Gateway serves is bound to that Gateway',
  why: 'Without gateways, a VirtualService is for the proxies beside workloads alone. The Gateway has no routes for its host and answers 404.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      selector: { app: productpage }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
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
            - destination: { host: productpage }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/VirtualService')) {
      const { gateways = [], hosts = [] } = on.spec ?? {};
      if (!isMeshBound(on) || gateways.length > 0) continue;
      const [host] = hosts.filter((one = '') => gatewaysByHost(mesh).has(one) && !boundHosts(mesh).has(one));
      if (host === undefined) continue;
      const message = `missing, and "${host}" is a host of ${list(gatewaysByHost(mesh).get(host) ?? [])}; bind it there`;
      yield { on, at: 'spec.gateways', message };
    }
  },
};

/** Names of the Gateways that list a host as such. */
const gatewaysByHost = derived((mesh: Mesh): ReadonlyMap<string, readonly string[]> => {
  const names = new Map<string, string[]>();
  for (const { metadata, spec } of mesh.ofKind('networking.istio.io/Gateway')) {
    for (const entry of (spec?.servers ?? []).flatMap(({ hosts = [] }) => hosts)) {
      const host = withoutNamespace(entry ?? '');
      names.set(host, [...(names.get(host) ?? []), `${metadata.namespace}/${metadata.name}`]);
    }
  }
  return names;
});

/** Hosts that some VirtualService binds to a gateway. */
const boundHosts = derived((mesh: Mesh): ReadonlySet<string | undefined> => {
  const bound = mesh
    .ofKind('networking.istio.io/VirtualService')
    .filter(({ spec }) => (spec?.gateways ?? []).some((entry) => entry !== 'mesh'));
  return new Set(bound.flatMap(({ spec }) => spec?.hosts ?? []));
});
