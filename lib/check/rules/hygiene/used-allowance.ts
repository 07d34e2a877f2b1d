import type { Manifest } from '../../../manifest/manifest';
import { type Allowance, allowAnnotation, allowances } from '../../allowance';
import { at } from '../../path';
import type { Complaint, Others, Rule } from '../../rule';
import { didYouMean } from '../../wording';

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
    yield* mesh.judged.flatMap(misnamed);
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

/** Annotations that look like the one that allows, and do nothing. */
function misnamed(on: Manifest): readonly Complaint[] {
  const domain = allowAnnotation.slice(0, allowAnnotation.indexOf('/') + 1);
  return Object.keys(on.metadata.annotations ?? {})
    .filter((key) => key !== allowAnnotation && key.toLowerCase().startsWith(domain))
    .map((key) => {
      const message = `"${key}" means nothing to Rigging; write "${allowAnnotation}"`;
      return { on, at: at('metadata', 'annotations', key), message };
    });
}

const NEXT_ALLOWANCE = /[,;]\s*([A-Z]+\d{3})\s*:/i;

function tryFault({ code, reason }: Allowance, { codes }: Others, found?: ReadonlySet<string>): string | undefined {
  if (!codes.has(code)) return unknown(code, codes);
  if (reason === '') return `"${code}" is allowed without a reason; write "${code}: why this is meant"`;
  const [, next] = NEXT_ALLOWANCE.exec(reason) ?? [];
  if (next) return `"${next}" stands in the reason of "${code}"; write one "CODE: reason" a line`;
  return found?.has(code) ? undefined : `"${code}" finds nothing here; remove the line`;
}

function unknown(code: string, codes: ReadonlySet<string>): string {
  const upper = code.toUpperCase();
  const meant = codes.has(upper) ? `; did you mean "${upper}"?` : didYouMean(upper, [...codes]);
  return `"${code}" is no rule${meant || '; write one "CODE: reason" a line, codes as in docs/rules.md'}`;
}

function codesFound({ findings }: Others): ReadonlyMap<object, ReadonlySet<string>> {
  const found = new Map<object, Set<string>>();
  for (const { on, code } of findings()) found.set(on, (found.get(on) ?? new Set()).add(code));
  return found;
}
