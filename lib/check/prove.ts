import type { Finding } from './finding';
import { type Input, meshOf } from './input';
import { lint } from './lint';
import { rules } from './rules/index';
import { settle } from './settle';
import type { Target } from './target';

/** Everything that is wrong with objects: each by the schema of its kind, and all together by the rules. */
export function prove(input: Input, target: Target): readonly Finding[] {
  const { mesh, origins } = meshOf(input, target);
  return settle(lint(mesh, rules), rules)
    .map((finding) => ({ ...finding, on: origins.get(finding.on) ?? finding.on }))
    .sort(bySeverityAndCode);
}

function bySeverityAndCode(one: Finding, other: Finding): number {
  if (one.severity !== other.severity) return one.severity === 'error' ? -1 : 1;
  return one.code < other.code ? -1 : Number(one.code > other.code);
}
