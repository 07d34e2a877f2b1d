import { isDeepStrictEqual } from 'node:util';
import { isMapping, type Mapping } from '../../manifest/mapping';
import { likeness } from '../likeness';
import { without } from './sets';

/** Whether rules let more through than they did, less, or other things. */
export type Breadth = 'wider' | 'narrower' | 'other';

export const opposite: Readonly<Record<Breadth, Breadth>> = { wider: 'narrower', narrower: 'wider', other: 'other' };

/** Lists whose items must all hold, or that take away: more of them let less through. */
const restricting = /^(?:not[A-Z].*|when|except|matchExpressions)$/;

/** What a field does to its rule, where that is not to ask for one thing more. */
const ofField: ReadonlyMap<string, Breadth> = new Map([
  // The last of a range of ports; without it, there is only the first (Kubernetes `NetworkPolicyPort`).
  ['endPort', 'wider'],
  // Without it, pods are those of the policy's own namespace (Kubernetes `NetworkPolicyPeer`).
  ['namespaceSelector', 'other'],
]);

/**
 * How rules that each let something through have changed, as AuthorizationPolicies, NetworkPolicies and Roles have them: a
 * further rule or a further item of a list lets more through, a further field less. `undefined` where nothing changed.
 */
export function breadthOf(old: readonly unknown[], now: readonly unknown[]): Breadth | undefined {
  return joined(listChanges(old.map(withoutEmptyLists), now.map(withoutEmptyLists), false));
}

/** A rule without the lists in it that are empty: such a list asks for nothing, as if it were not there. */
export function withoutEmptyLists(rule: unknown): unknown {
  if (Array.isArray(rule)) return rule.map(withoutEmptyLists);
  if (!isMapping(rule)) return rule;
  const asked = Object.entries(rule).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  return Object.fromEntries(asked.map(([name, value]) => [name, withoutEmptyLists(value)]));
}

function joined(changes: readonly Breadth[]): Breadth | undefined {
  const [first, ...others] = new Set(changes);
  return others.length > 0 ? 'other' : first;
}

function listChanges(old: readonly unknown[], now: readonly unknown[], restricts: boolean): readonly Breadth[] {
  const [lost, gained] = [without(old, now), without(now, old)];
  const [item] = gained;
  const before = mostLike(item, lost);
  if (isMapping(item) && isMapping(before)) {
    const others = lost.filter((each) => each !== before);
    return [...mapChanges(before, item), ...listChanges(others, gained.slice(1), restricts)];
  }
  return [
    ...(gained.length > 0 ? [restricts ? ('narrower' as const) : ('wider' as const)] : []),
    ...(lost.length > 0 ? [restricts ? ('wider' as const) : ('narrower' as const)] : []),
  ];
}

/** What an item was, however it is paired: each that lets no more through than its like lets no more through than all. */
function mostLike(item: unknown, lost: readonly unknown[]): unknown {
  const [best] = lost.map((each) => ({ each, score: likeness(each, item) })).sort((a, b) => b.score - a.score);
  return best?.each;
}

function mapChanges(old: Mapping, now: Mapping): readonly Breadth[] {
  const names = Object.keys({ ...old, ...now }).filter((name) => !isDeepStrictEqual(old[name], now[name]));
  // The values of a requirement of a label selector.
  const excludes = now.operator === 'NotIn';
  return names.flatMap((name) => fieldChanges(name, old[name], now[name], excludes || restricting.test(name)));
}

function fieldChanges(name: string, old: unknown, now: unknown, restricts: boolean): readonly Breadth[] {
  const added = ofField.get(name) ?? 'narrower';
  if (old === undefined) return [added];
  if (now === undefined) return [opposite[added]];
  if (name === 'endPort') return [Number(now) > Number(old) ? 'wider' : 'narrower'];
  if (Array.isArray(old) && Array.isArray(now)) return listChanges(old, now, restricts);
  return isMapping(old) && isMapping(now) ? mapChanges(old, now) : ['other'];
}
