import { isDeepStrictEqual } from 'node:util';
import { isMapping, type Mapping } from '../../manifest/mapping';
import { without } from './sets';

/** Whether rules let more through than they did, less, or other things. */
export type Breadth = 'wider' | 'narrower' | 'other';

/** Lists whose items must all hold, or that take away: more of them let less through. */
const restricting = /^(?:not[A-Z].*|when|except)$/;

/**
 * How rules that each let something through have changed, as AuthorizationPolicies, NetworkPolicies and Roles have them: a
 * further rule or a further item of a list lets more through, a further field less. `undefined` where nothing changed.
 */
export function breadthOf(old: readonly unknown[], now: readonly unknown[]): Breadth | undefined {
  return joined(listChanges(old, now, false));
}

function joined(changes: readonly Breadth[]): Breadth | undefined {
  const [first, ...others] = new Set(changes);
  return others.length > 0 ? 'other' : first;
}

function listChanges(old: readonly unknown[], now: readonly unknown[], restricts: boolean): readonly Breadth[] {
  const [lost, gained] = [without(old, now), without(now, old)];
  const pairs = Math.min(lost.length, gained.length);
  const isOfRules = [...lost, ...gained].every(isMapping);
  if (isOfRules && pairs > 0) {
    const changed = gained
      .slice(0, pairs)
      .flatMap((item, index) => mapChanges(lost[index] as Mapping, item as Mapping));
    return [...changed, ...listChanges(lost.slice(pairs), gained.slice(pairs), restricts)];
  }
  return [
    ...(gained.length > 0 ? [restricts ? ('narrower' as const) : ('wider' as const)] : []),
    ...(lost.length > 0 ? [restricts ? ('wider' as const) : ('narrower' as const)] : []),
  ];
}

function mapChanges(old: Mapping, now: Mapping): readonly Breadth[] {
  const names = Object.keys({ ...old, ...now }).filter((name) => !isDeepStrictEqual(old[name], now[name]));
  return names.flatMap((name) => fieldChanges(name, old[name], now[name]));
}

function fieldChanges(name: string, old: unknown, now: unknown): readonly Breadth[] {
  if (old === undefined) return ['narrower'];
  if (now === undefined) return ['wider'];
  if (Array.isArray(old) && Array.isArray(now)) return listChanges(old, now, restricting.test(name));
  return isMapping(old) && isMapping(now) ? mapChanges(old, now) : ['other'];
}
