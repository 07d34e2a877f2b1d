import type { StructuralSchema } from '../structural-schema';

/** An item of a list that repeats an earlier one. */
export interface Duplicate {
  readonly index: number;
  readonly message: string;
}

/**
 * The items that repeat an earlier one, in a list that is a set, or a map by some of its items' fields
 * (kubernetes/apiextensions-apiserver pkg/apiserver/schema/listtype).
 */
export function duplicatesIn(list: readonly unknown[], schema: StructuralSchema): readonly Duplicate[] {
  const kind = schema['x-kubernetes-list-type'];
  if (kind !== 'set' && kind !== 'map') return [];
  const keys = kind === 'map' ? (schema['x-kubernetes-list-map-keys'] ?? []) : undefined;
  const first = new Map<string, number>();
  return list.flatMap((item, index) => {
    const identity = keys === undefined ? stable(item) : tryIdentity(item, keys);
    const earlier = identity === undefined ? undefined : first.get(identity);
    if (identity !== undefined && earlier === undefined) first.set(identity, index);
    return earlier === undefined ? [] : [{ index, message: messageFor(identity ?? '', keys, earlier) }];
  });
}

function messageFor(identity: string, keys: readonly string[] | undefined, earlier: number): string {
  const what = keys === undefined ? identity : `${keys.join(' and ')} ${identity.slice(1, -1)}`;
  return `repeats ${what} of item ${earlier}; remove one of the two`;
}

/** The values of an item's keys; one that has neither value nor default counts as left out. */
function tryIdentity(item: unknown, keys: readonly string[]): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  return stable(keys.map((key) => (Object.hasOwn(item, key) ? Reflect.get(item, key) : null)));
}

/** JSON with the fields of every mapping in order, so that equal values have equal texts. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, held) =>
    typeof held === 'object' && held !== null && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}
