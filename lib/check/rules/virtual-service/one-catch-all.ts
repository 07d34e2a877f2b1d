import { title } from '../../../manifest/manifest';
import { derived, groupBy } from '../../derived/derived';
import { takesAllOf } from '../../derived/virtual-service/match';
import { gatewayEntriesOf, type VirtualService } from '../../derived/virtual-service/virtual-services';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const oneCatchAll: Rule = {
  code: 'VS011',
  severity: 'warning',
  title: 'A host of a gateway has one route for everything that no other route takes',
  why: 'A gateway joins the routes of all VirtualServices of a host and puts routes for everything at the end. Of two such routes the older is used, and the other never.',
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
          hosts: [bookinfo.apps.ocp.acme.org]
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      http:
        - route:
            - destination: { host: productpage }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo-api, namespace: bookinfo }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      http:
        - timeout: 2s
          route:
            - destination: { host: productpage }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo-api, namespace: bookinfo }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      http:
        - match:
            - uri: { prefix: /api }
          timeout: 2s
          route:
            - destination: { host: productpage }`,
  *check(mesh) {
    for (const claims of claimsByHost(mesh).values()) {
      const [first, ...further] = claims.filter(({ catchAll }) => catchAll >= 0);
      for (const { on, host, catchAll } of further) {
        if (!first || on === first.on) continue;
        const message = `${title(first.on)} has a route for everything of "${host}", too; write a match here, or drop one`;
        yield { on, at: `spec.http[${catchAll}]`, message };
      }
    }
  },
};

/** What VirtualServices bind to a gateway for a host; what is declared to exist is the oldest. */
const claimsByHost = derived((mesh: Mesh) => {
  const judged: ReadonlySet<object> = new Set(mesh.judged);
  const all = mesh.ofKind('networking.istio.io/VirtualService');
  const byAge = [...all.filter((on) => !judged.has(on)), ...all.filter((on) => judged.has(on))];
  const claims = byAge.flatMap((on) =>
    gatewayEntriesOf(mesh, on).flatMap(({ namespace, name }) =>
      (on.spec?.hosts ?? []).map((host = '') => ({
        on,
        host,
        gateway: `${namespace}/${name}`,
        catchAll: catchAllOf(on),
      })),
    ),
  );
  return groupBy(claims, ({ gateway, host }) => `${gateway} ${host}`);
});

/** Position of the route that takes everything, or -1 (istio `pilot/pkg/networking/core/route`, `CombineVHostRoutes`). */
function catchAllOf({ spec }: VirtualService): number {
  return (spec?.http ?? []).findIndex(
    ({ match = [], delegate }) => !delegate && (match.length === 0 || match.some((one) => takesAllOf(one, {}))),
  );
}
