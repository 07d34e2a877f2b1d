import { title } from '../../../manifest/manifest';
import { sources } from '../../derived/security/authorization';
import { mtlsOf } from '../../derived/security/mtls';
import { podsOfPolicy, policyOf } from '../../derived/security/policies';
import { isAmbient } from '../../derived/workload/injection';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

const identityFields = ['principals', 'namespaces', 'serviceAccounts'] as const;

export const identityNeedsMtls: Rule = {
  code: 'SEC011',
  severity: 'error',
  title: 'A policy that asks who calls is about workloads that use mutual TLS',
  why: 'Without mutual TLS a caller shows no certificate, so nobody is any principal, of any namespace: an ALLOW closes the workload, a DENY is never applied.',
  given: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings } }
        spec: { containers: [{ name: ratings, image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3 }] }
    ---
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      mtls: { mode: DISABLE }`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      rules: [{ from: [{ source: { namespaces: [bookinfo] } }] }]`,
  good: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      rules: [{ to: [{ operation: { methods: [GET] } }] }]`,
  *check(mesh) {
    for (const { on, at, source } of sources(mesh)) {
      const field = identityFields.find((name) => source[name]);
      if (!field) continue;
      const by = disablingPolicy(mesh, on);
      if (!by) continue;
      const message = `never matches: ${title(by)} has mode "DISABLE", so callers have no identity; write "PERMISSIVE" or "STRICT" there`;
      yield { on, at: `${at}.${field}`, message };
    }
  },
};

/** The policy by which none of the workloads that a policy selects uses mutual TLS, on any port. */
function disablingPolicy(mesh: Mesh, on: Parameters<typeof policyOf>[0]): ReturnType<typeof mtlsOf>['by'] {
  const modes = podsOfPolicy(mesh, policyOf(on)).map(({ workload }) => {
    // Ambient mode knows no DISABLE: there ztunnel shows who calls all the same.
    return workload && !isAmbient(mesh, workload) ? mtlsOf(mesh, workload) : undefined;
  });
  const isDisabled = modes.every((mtls) => mtls?.mode === 'DISABLE' && !mtls.by?.spec?.portLevelMtls);
  return isDisabled ? modes[0]?.by : undefined;
}
