import type { Functions } from './functions';

type List = Iterable<unknown>;
type Ordered = bigint | number | string;

/** Functions of lists (kubernetes/apiserver, pkg/cel/library/lists.go; google/cel-go, ext/lists.go and ext/sets.go). */
export const lists: Functions = {
  namespaces: { sets: 'sets', lists: 'lists' },
  functions: {
    'list.isSorted(): bool': (list: Iterable<Ordered>) =>
      [...list].every((item, at, all) => at === 0 || le(all[at - 1], item)),
    'list.sum(): dyn': (list: List) => [...list].reduce(added, undefined) ?? 0n,
    'list.min(): dyn': (list: Iterable<Ordered>) => extreme(list, (least, item) => (le(least, item) ? least : item)),
    'list.max(): dyn': (list: Iterable<Ordered>) => extreme(list, (most, item) => (le(most, item) ? item : most)),
    'list.indexOf_(dyn): int': (list: List, sought: unknown) =>
      BigInt([...list].findIndex((item) => equal(item, sought))),
    'list.lastIndexOf_(dyn): int': (list: List, sought: unknown) =>
      BigInt([...list].findLastIndex((item) => equal(item, sought))),
    'list.distinct(): list': (list: List) => distinct([...list]),
    'list.flatten(): list': (list: List) => [...list].flat(),
    'list.flatten(int): list': (list: List, depth: bigint) => [...list].flat(Number(depth)),
    'list.reverse(): list': (list: List) => [...list].reverse(),
    'list.slice(int, int): list': slice,
    'list.sort(): list': (list: Iterable<Ordered>) => [...list].sort((one, other) => (le(one, other) ? -1 : 1)),
    'lists.range(int): list<int>': (_: unknown, count: bigint) =>
      Array.from({ length: Number(count) }, (_, at) => BigInt(at)),
    'sets.contains(list, list): bool': (_: unknown, all: List, some: List) => contains(all, some),
    'sets.equivalent(list, list): bool': (_: unknown, one: List, other: List) =>
      contains(one, other) && contains(other, one),
    'sets.intersects(list, list): bool': (_: unknown, one: List, other: List) =>
      [...one].some((item) => contains(other, [item])),
  },
};

/** Whether one value does not come after another; durations and times are compared by their number. */
function le(one: Ordered | undefined, other: Ordered): boolean {
  return one !== undefined && one.valueOf() <= other.valueOf();
}

function added(sum: unknown, item: unknown): unknown {
  if (typeof item === 'bigint') return (typeof sum === 'bigint' ? sum : 0n) + item;
  return (typeof sum === 'number' ? sum : 0) + Number(item);
}

function extreme(list: Iterable<Ordered>, better: (one: Ordered, other: Ordered) => Ordered): Ordered {
  const [first, ...rest] = list;
  if (first === undefined) throw new Error('an empty list has no least or greatest item');
  return rest.reduce(better, first);
}

function distinct(list: readonly unknown[]): unknown[] {
  return list.filter((item, at) => list.findIndex((earlier) => equal(earlier, item)) === at);
}

function slice(list: List, from: bigint, to: bigint): unknown[] {
  const items = [...list];
  if (from < 0n || to < from || to > items.length) throw new Error(`the list has no items ${from} to ${to}`);
  return items.slice(Number(from), Number(to));
}

function contains(all: List, some: List): boolean {
  const items = [...all];
  return [...some].every((sought) => items.some((item) => equal(item, sought)));
}

/** Equality of CEL: numbers by value, lists and maps by what they hold. */
function equal(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, at) => equal(item, other[at]));
  }
  if (one instanceof Map && other instanceof Map) {
    return one.size === other.size && [...one].every(([key, item]) => other.has(key) && equal(item, other.get(key)));
  }
  const areNumbers = [one, other].every((value) => typeof value === 'bigint' || typeof value === 'number');
  // biome-ignore lint/suspicious/noDoubleEquals: 1n and 1 are equal in CEL, and in JavaScript only so
  return one === other || (areNumbers && one == other);
}
