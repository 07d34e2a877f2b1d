import { tryGatewayName, type VirtualService } from '../../derived/virtual-service/virtual-services';
import type { Rule } from '../../rule';
import { among } from '../../wording';

export const listedGateway: Rule = {
  code: 'VS014',
  severity: 'error',
  title: 'A match names only gateways that its VirtualService is bound to',
  why: 'The VirtualService is not given to other gateways, so a condition on one of them never holds. Without a list of gateways, it is bound to the mesh alone.',
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
      gateways: [bookinfo]
      http:
        - match:
            - gateways: [mesh]
              uri: { prefix: /api }
          route:
            - destination: { host: productpage }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      http:
        - match:
            - gateways: [bookinfo]
              uri: { prefix: /api }
          route:
            - destination: { host: productpage }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/VirtualService')) {
      const { gateways = [], hosts = [] } = on.spec ?? {};
      // What others delegate to is bound to their gateways.
      if (hosts.length === 0) continue;
      const bound = gateways.length === 0 ? ['mesh'] : gateways;
      const names = new Set(bound.map((entry = '') => fullName(on, entry)));
      for (const { at, entry } of matchedGateways(on)) {
        if (names.has(fullName(on, entry))) continue;
        yield {
          on,
          at,
          message: `"${entry}" is not in "spec.gateways"${among(bound)}; add it there, or drop it here`,
        };
      }
    }
  },
};

function fullName({ metadata }: VirtualService, entry: string): string {
  const { namespace, name } = tryGatewayName(entry, metadata.namespace) ?? {};
  return name === undefined ? entry : `${namespace}/${name}`;
}

interface Matched {
  readonly at: string;
  readonly entry: string;
}

function matchedGateways({ spec }: VirtualService): readonly Matched[] {
  const { http = [], tls = [], tcp = [] } = spec ?? {};
  return [
    ...http.flatMap(({ match }, index) => inMatches(match, `spec.http[${index}]`)),
    ...tls.flatMap(({ match }, index) => inMatches(match, `spec.tls[${index}]`)),
    ...tcp.flatMap(({ match }, index) => inMatches(match, `spec.tcp[${index}]`)),
  ];
}

function inMatches(
  matches: readonly { readonly gateways?: readonly (string | undefined)[] }[] | undefined,
  at: string,
): readonly Matched[] {
  return (matches ?? []).flatMap(({ gateways = [] }, match) =>
    gateways.map((entry = '', index) => ({ at: `${at}.match[${match}].gateways[${index}]`, entry })),
  );
}
