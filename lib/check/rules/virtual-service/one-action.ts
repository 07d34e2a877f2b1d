import type { VirtualService } from '../../derived/virtual-service/virtual-services';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const oneAction: Rule = {
  code: 'VS017',
  severity: 'error',
  title: 'An HTTP route does one thing: it routes, redirects, answers or delegates',
  why: 'The webhook of istiod refuses a route that does none or two of these, or that changes a request which it does not pass on. Where the webhook does not look, the proxy keeps one of them and leaves out the rest.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: reviews }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - match:
            - uri: { exact: /old }
          redirect: { uri: /reviews }
          route:
            - destination: { host: reviews }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - match:
            - uri: { exact: /old }
          redirect: { uri: /reviews }
        - route:
            - destination: { host: reviews }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/VirtualService')) {
      for (const [index, http] of (on.spec?.http ?? []).entries()) {
        const problem = problemOf(http);
        if (problem) yield { on, at: `spec.http[${index}]`, message: problem };
      }
    }
  },
};

type Http = NonNullable<NonNullable<VirtualService['spec']>['http']>[number];

/** What does not go together in a route, as in istio `pkg/config/validation`, `validateHTTPRouteConflict`. */
function problemOf(http: Http): string | undefined {
  const { route = [], redirect, directResponse, delegate, fault, rewrite, mirror, mirrors = [] } = http;
  const actions = given({ route: route[0], redirect, directResponse, delegate });
  if (actions.length === 0) return 'does nothing; write one of "route", "redirect", "directResponse" and "delegate"';
  if (actions.length > 1) return `has ${list(actions)}; keep one, and give the others routes of their own`;
  const changes = redirect || directResponse ? given({ fault, rewrite }) : [];
  if (changes.length > 0) return `has ${list([...actions, ...changes])}; "${actions[0]}" goes with none of the others`;
  if (mirror && mirrors.length > 0) return 'has "mirror" and "mirrors"; write all in "mirrors"';
  return undefined;
}

function given(fields: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(fields).filter((name) => fields[name] !== undefined);
}
