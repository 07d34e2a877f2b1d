import { operationEntriesOf } from '../../derived/security/authorization';
import type { Rule } from '../../rule';

export const hostWithPort: Rule = {
  code: 'SEC024',
  severity: 'warning',
  title: 'A policy that refuses a host refuses it with a port too',
  why: 'Hosts are compared as the client writes them. A request for the same host with its port, like `admin.acme.org:443`, is another text and passes the DENY.',
  bad: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: no-admin, namespace: istio-ingress }
    spec:
      action: DENY
      rules: [{ to: [{ operation: { hosts: [admin.apps.ocp.acme.org] } }] }]`,
  good: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: no-admin, namespace: istio-ingress }
    spec:
      action: DENY
      rules: [{ to: [{ operation: { hosts: [admin.apps.ocp.acme.org, 'admin.apps.ocp.acme.org:*'] } }] }]`,
  *check(mesh) {
    for (const { on, at, text } of operationEntriesOf(mesh, ['hosts'])) {
      if (on.spec?.action !== 'DENY' || text.endsWith('*') || text.includes(':')) continue;
      const all = (on.spec.rules ?? []).flatMap(({ to = [] }) => to.flatMap(({ operation }) => operation?.hosts ?? []));
      if (all.some((host) => host === `${text}*` || host?.startsWith(`${text}:`))) continue;
      yield { on, at, message: `"${text}" with a port is another host; add "${text}:*"` };
    }
  },
};
