import type { Manifest } from '../manifest/manifest';
import type { Finding, Severity } from './finding';
import type { Mesh } from './mesh';
import type { Complaint, Rule } from './rule';

/** What a table of rules says about the judged objects of a mesh, in the table's order. */
export function lint(mesh: Mesh, rules: readonly Rule[]): readonly Finding[] {
  const judged: ReadonlySet<object> = new Set(mesh.judged);
  const codes = new Set(rules.map(({ code }) => code));
  const found = new Map<Rule, readonly Finding[]>();
  return rules.flatMap(findingsOf);

  function findingsOf(rule: Rule): readonly Finding[] {
    const held = found.get(rule);
    if (held) return held;
    const findings = () => rules.filter((other) => other !== rule).flatMap(findingsOf);
    const complaints = [...rule.check(mesh, { codes, findings })].filter(({ on }) => judged.has(on));
    const result = complaints.map((complaint) => findingOf(complaint, rule, mesh));
    found.set(rule, result);
    return result;
  }
}

function findingOf({ on, severity, ...complaint }: Complaint, rule: Rule, mesh: Mesh): Finding {
  return { ...complaint, code: rule.code, severity: severity ?? severityOf(rule, mesh), on: on as Manifest };
}

function severityOf({ severity }: Rule, { target }: Mesh): Severity {
  if (severity !== 'error unless open') return severity;
  return target.openWorld ? 'warning' : 'error';
}
