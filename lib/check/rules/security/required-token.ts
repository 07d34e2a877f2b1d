import { isOpaque } from '../../derived/externals';
import { authorizationPoliciesIn } from '../../derived/security/authorization';
import { policyOf } from '../../derived/security/policies';
import { tryTokenField } from '../../derived/security/tokens';
import { rootNamespaces } from '../../derived/workload/membership';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const requiredToken: Rule = {
  code: 'SEC017',
  severity: 'warning',
  title: 'Where tokens are read, a policy says who needs one',
  why: 'A RequestAuthentication refuses tokens that are wrong. A request without any token passes it, as if nothing were asked.',
  bad: `
    apiVersion: security.istio.io/v1
    kind: RequestAuthentication
    metadata: { name: sso, namespace: bookinfo }
    spec:
      jwtRules: [{ issuer: 'https://sso.acme.org/realms/acme' }]`,
  good: `
    apiVersion: security.istio.io/v1
    kind: RequestAuthentication
    metadata: { name: sso, namespace: bookinfo }
    spec:
      jwtRules: [{ issuer: 'https://sso.acme.org/realms/acme' }]
    ---
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: sso, namespace: bookinfo }
    spec:
      rules: [{ from: [{ source: { requestPrincipals: ['https://sso.acme.org/realms/acme/*'] } }] }]`,
  *check(mesh) {
    const roots = rootNamespaces(mesh);
    // A policy of the root namespace asks in every other one.
    if (roots.some((root) => asks(root))) return;
    for (const on of mesh.ofKind('security.istio.io/RequestAuthentication')) {
      const { namespace } = policyOf(on);
      if (mesh.target.openWorld || roots.includes(namespace) || asks(namespace)) continue;
      const message = `no AuthorizationPolicy in "${namespace}" asks for requestPrincipals, so requests without a token pass; add one`;
      yield { on, at: 'spec.jwtRules', message };
    }

    function asks(namespace: string): boolean {
      return authorizationPoliciesIn(mesh, namespace).some((policy) => mentionsToken(mesh, policy));
    }
  },
};

/** A DENY for those without a token asks for one as well. */
function mentionsToken(mesh: Mesh, policy: Parameters<typeof tryTokenField>[0]): boolean {
  if (isOpaque(mesh, policy)) return true;
  const rules = policy.spec?.rules ?? [];
  const refuses = rules.some(({ from = [] }) => from.some(({ source }) => source?.notRequestPrincipals));
  return refuses || policy.spec?.action === 'CUSTOM' || tryTokenField(policy) !== undefined;
}
