import { type Allowance, allowAnnotation, allowances } from '../../allowance';
import { at } from '../../path';
import type { Others, Rule } from '../../rule';

export const usedAllowance: Rule = {
  code: 'HYG007',
  severity: 'error',
  title: 'Every allowance names a rule that it silences, and says why',
  why: 'An allowance that outlives its finding hides the next one, and one without a reason cannot be reviewed.',
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: bookinfo
      annotations:
        rigging.dev/allow: "INJ002: the revision label is there for a tool of ours"
      labels: { istio-injection: enabled }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: bookinfo
      annotations:
        rigging.dev/allow: "INJ002: the revision label is there for a tool of ours"
      labels: { istio-injection: enabled, istio.io/rev: default }`,
  *check(mesh, others) {
    const allowing = mesh.judged.filter((on) => allowances(on).length > 0);
    if (allowing.length === 0) return;
    const found = codesFound(others);
    for (const on of allowing) {
      for (const allowance of allowances(on)) {
        const message = tryFault(allowance, others, found.get(on));
        if (message) yield { on, at: at('metadata', 'annotations', allowAnnotation), message };
      }
    }
  },
};

function tryFault({ code, reason }: Allowance, { codes }: Others, found?: ReadonlySet<string>): string | undefined {
  if (!codes.has(code)) return `"${code}" is no rule; write one "CODE: reason" a line, codes as in docs/rules.md`;
  if (reason === '') return `"${code}" is allowed without a reason; write "${code}: why this is meant"`;
  return found?.has(code) ? undefined : `"${code}" finds nothing here; remove the line`;
}

function codesFound({ findings }: Others): ReadonlyMap<object, ReadonlySet<string>> {
  const found = new Map<object, Set<string>>();
  for (const { on, code } of findings()) found.set(on, (found.get(on) ?? new Set()).add(code));
  return found;
}
