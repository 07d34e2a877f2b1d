import type { Rule } from '../../rule';

export const namespaceLabelValue: Rule = {
  code: 'INJ020',
  severity: 'warning',
  title: 'The label istio-injection says enabled or disabled',
  why: 'No webhook looks for another value, so that the pods of the namespace start without a proxy, and nothing says so.',
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: "true" } }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled } }`,
  *check(mesh) {
    for (const on of mesh.ofKind('core/Namespace')) {
      const value = on.metadata.labels?.['istio-injection'];
      if (value === undefined || value === 'enabled' || value === 'disabled') continue;
      yield { on, at: 'metadata.labels.istio-injection', message: `"${value}" is not looked for; write "enabled"` };
    }
  },
};
