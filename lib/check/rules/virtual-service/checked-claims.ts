import { workloadsOfGateway } from '../../derived/gateway/gateway-servers';
import { readsTokens } from '../../derived/security/tokens';
import { gatewaysOf, isMeshBound, type VirtualService } from '../../derived/virtual-service/virtual-services';
import { podsOf } from '../../derived/workload/pods';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import type { Complaint, Rule } from '../../rule';

export const checkedClaims: Rule = {
  code: 'VS027',
  severity: 'error',
  title: 'A route by claims of a token is for a gateway that checks tokens',
  why: 'Only a gateway with a RequestAuthentication knows what a token claims. Elsewhere the match never holds, and the route is never used.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      selector: { app: productpage }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ingressgateway, namespace: istio-ingress }
    spec:
      selector:
        matchLabels: { istio: ingressgateway }
      template:
        metadata:
          labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
          annotations: { inject.istio.io/templates: gateway }
        spec:
          containers:
            - { name: istio-proxy, image: auto }
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]
    ---
    apiVersion: security.istio.io/v1
    kind: RequestAuthentication
    metadata: { name: sso, namespace: istio-ingress }
    spec:
      selector:
        matchLabels: { istio: ingressgateway }
      jwtRules:
        - issuer: https://sso.acme.org
          jwksUri: https://sso.acme.org/keys`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [istio-ingress/bookinfo, mesh]
      http:
        - match:
            - headers: { "@request.auth.claims.groups": { exact: admin } }
          route:
            - destination: { host: productpage }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [istio-ingress/bookinfo]
      http:
        - match:
            - headers: { "@request.auth.claims.groups": { exact: admin } }
          route:
            - destination: { host: productpage }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/VirtualService')) {
      const [claim] = claimsIn(on);
      const problem = claim === undefined ? undefined : problemOf(mesh, on);
      if (claim && problem) yield { on, at: claim, ...problem };
    }
  },
};

/** Paths of the conditions on claims. */
function claimsIn({ spec }: VirtualService): readonly string[] {
  return (spec?.http ?? []).flatMap(({ match = [] }, route) =>
    match.flatMap(({ headers = {} }, index) =>
      Object.keys(headers)
        .filter((name) => name.startsWith('@request.auth.claims'))
        .map((name) => at('spec', 'http', route, 'match', index, 'headers', name)),
    ),
  );
}

function problemOf(mesh: Mesh, on: VirtualService): Pick<Complaint, 'message' | 'severity'> | undefined {
  if (isMeshBound(on))
    return { message: 'claims are known at gateways alone; name them in "spec.gateways", without "mesh"' };
  const workloads = gatewaysOf(mesh, on).flatMap((gateway) => workloadsOfGateway(mesh, gateway));
  const blind = workloads.find((workload) => !readsTokens(mesh, podsOf(workload)));
  if (!blind) return undefined;
  const message = `no RequestAuthentication selects the pods of ${blind.name}, so they know no claims; add one`;
  return { message, severity: mesh.target.openWorld ? 'warning' : 'error' };
}
