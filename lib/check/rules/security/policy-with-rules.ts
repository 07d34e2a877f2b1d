import type { Rule } from '../../rule';

export const policyWithRules: Rule = {
  code: 'SEC013',
  severity: 'warning',
  title: 'A policy that refuses, logs or asks has rules that say when',
  why: 'Without rules a policy matches no request. For ALLOW that is a way to close everything; a DENY, AUDIT or CUSTOM without rules does nothing at all.',
  bad: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: deny-all, namespace: bookinfo }
    spec: { action: DENY }`,
  good: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: deny-all, namespace: bookinfo }
    spec: { action: ALLOW }`,
  *check(mesh) {
    for (const on of mesh.ofKind('security.istio.io/AuthorizationPolicy')) {
      const { action = 'ALLOW', rules = [] } = on.spec ?? {};
      if (action === 'ALLOW' || rules.length > 0) continue;
      const message = `"${action}" without rules does nothing; write "rules: [{}]" to match every request, or action "ALLOW" to refuse all`;
      yield { on, at: 'spec.rules', message };
    }
  },
};
