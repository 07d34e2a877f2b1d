import { type Breadth, breadthOf, withoutEmptyLists } from './breadth';

/** What lets callers through to the pods that it is about, and keeps out whom no such thing lets through. */
export interface Gate {
  /** None where there is nothing of the kind: all are let through. */
  readonly rules?: readonly unknown[];
  /** The rules of each other one that is about the same pods. */
  readonly others: readonly (readonly unknown[])[];
}

/**
 * Whether callers reach more pods than before, or fewer. Of such policies each lets more through, but the first one that
 * there is closes all the rest: ALLOW policies of Istio and NetworkPolicies are so. Beside one that lets everybody through,
 * the others change nothing.
 */
export function admissionChange(old: Gate, now: Gate): Breadth | undefined {
  if ([...old.others, ...now.others].some(admitsAll)) return undefined;
  if (old.rules && now.rules) return breadthOf(old.rules, now.rules);
  if (now.rules) return effect(now.rules, old.others.length > 0, 'wider', 'narrower');
  return old.rules && effect(old.rules, now.others.length > 0, 'narrower', 'wider');
}

function effect(rules: readonly unknown[], hasOthers: boolean, besides: Breadth, alone: Breadth): Breadth | undefined {
  if (hasOthers) return rules.length > 0 ? besides : undefined;
  return admitsAll(rules) ? undefined : alone;
}

/** A rule without conditions lets everybody through, as if there were nothing. */
function admitsAll(rules: readonly unknown[]): boolean {
  return rules.some((rule) => Object.keys(withoutEmptyLists(rule) ?? {}).length === 0);
}
