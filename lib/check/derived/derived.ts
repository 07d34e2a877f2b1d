import type { Mesh } from '../mesh';

/** What is worked out from a mesh once, however many rules ask for it. */
export function derived<T>(work: (mesh: Mesh) => T): (mesh: Mesh) => T {
  const known = new WeakMap<Mesh, { readonly result: T }>();
  return (mesh) => {
    const held = known.get(mesh) ?? { result: work(mesh) };
    known.set(mesh, held);
    return held.result;
  };
}

/** Things by a key that several may share, in their order. */
export function groupBy<T>(
  things: Iterable<T>,
  keyOf: (thing: T) => string | undefined,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}
