import { podsOfPolicy, policyOf } from '../../derived/security/policies';
import { readsTokens, tryTokenField } from '../../derived/security/tokens';
import type { Rule } from '../../rule';

export const tokenReader: Rule = {
  code: 'SEC020',
  severity: 'warning',
  title: 'A policy that asks for a token is about pods whose tokens are read',
  why: 'Only a RequestAuthentication makes the proxy read a token. Without one there is no request principal and no claim, so an ALLOW with them refuses everybody.',
  given: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings } }
        spec: { containers: [{ name: ratings, image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3 }] }`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }]`,
  good: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }]
    ---
    apiVersion: security.istio.io/v1
    kind: RequestAuthentication
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      jwtRules: [{ issuer: 'https://sso.acme.org/realms/acme' }]`,
  *check(mesh) {
    for (const on of mesh.ofKind('security.istio.io/AuthorizationPolicy')) {
      const at = tryTokenField(on);
      if (at === undefined) continue;
      const unread = podsOfPolicy(mesh, policyOf(on)).find((pods) => !readsTokens(mesh, pods));
      if (!unread) continue;
      const message = `no RequestAuthentication reads the tokens of "${unread.name}", so nothing has this; add one that selects the same pods`;
      yield { on, at, message };
    }
  },
};
