import type { Mesh } from '../../mesh';
import { groupBy } from '../derived';
import { type Policy, type PolicyKind, podsOfPolicy, policies } from './policies';

/** Two policies of one kind that are about the same pods. */
export interface Overlap {
  readonly first: Policy;
  /** The later one, which is reported. */
  readonly second: Policy;
  /** Pods that both select; none where both are about a whole namespace. */
  readonly pods?: string;
}

/** Policies of a kind that take the place of an earlier one, of which only one counts: each once, with the first. */
export function* overlapsOf(mesh: Mesh, kind: PolicyKind): Iterable<Overlap> {
  const own = policies(mesh, [kind]).filter(({ hasTargets }) => !hasTargets);
  for (const [, inNamespace] of groupBy(own, ({ namespace }) => namespace)) {
    const [whole, ...further] = inNamespace.filter(isForNamespace);
    for (const second of further) if (whole) yield { first: whole, second };
    yield* overlapsOfSelectors(
      mesh,
      inNamespace.filter((policy) => !isForNamespace(policy)),
    );
  }
}

function* overlapsOfSelectors(mesh: Mesh, own: readonly Policy[]): Iterable<Overlap> {
  const firstOf = new Map<string, Policy>();
  for (const second of own) {
    const names = podsOfPolicy(mesh, second).map(({ namespace, name }) => `${namespace}/${name}`);
    const pods = names.find((name) => firstOf.has(name));
    const first = pods && firstOf.get(pods);
    if (first) yield { first, second, pods };
    for (const name of names) if (!firstOf.has(name)) firstOf.set(name, second);
  }
}

function isForNamespace({ selector }: Policy): boolean {
  return Object.keys(selector).length === 0;
}
