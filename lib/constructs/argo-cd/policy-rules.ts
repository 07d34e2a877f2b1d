import type { k8s } from 'cdk8s-plus-30';
import { type EmittedKind, type PolicyRule, sortedOnce } from '../../platform/footprint';
import { resourceNames } from '../../platform/resource-names';

/** What Argo CD does with what it manages: it watches all, applies what differs and prunes what is gone. */
const verbs = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];

/** The right to manage objects of some kinds, one rule for each API group. */
export function rulesFor(kinds: readonly EmittedKind[]): k8s.PolicyRule[] {
  return sortedOnce(kinds.map(({ group }) => group)).map((group) => {
    const names = kinds.filter((kind) => kind.group === group).flatMap(resourceNames);
    return { apiGroups: [group], resources: [...sortedOnce(names)], verbs };
  });
}

/** Rules of several clusters, of which those that differ in the names of objects alone are one. */
export function allowed(rules: readonly PolicyRule[]): k8s.PolicyRule[] {
  const names = new Map<string, (readonly string[] | undefined)[]>();
  for (const { resourceNames, ...rule } of rules) {
    const key = JSON.stringify(rule);
    names.set(key, [...(names.get(key) ?? []), resourceNames]);
  }
  return [...names.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, held]) => ({
      ...(JSON.parse(key) as k8s.PolicyRule),
      ...(held.every((list) => list !== undefined) && { resourceNames: [...sortedOnce(held.flat())] }),
    }));
}
