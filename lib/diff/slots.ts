import { diffArrays } from 'diff';
import { isMapping } from '../manifest/mapping';
import { likeness } from './likeness';
import type { ListKind } from './list-kind';

/** What became of one item of a list: where it stood and stands; one of the two is missing if it was added or removed. */
export interface Slot {
  readonly old?: number;
  readonly new?: number;
  /** What names it among its siblings, where all of them have a name. */
  readonly key?: string;
  /** Whether it stands elsewhere among those that were there before, in a list whose order counts. */
  readonly isMoved: boolean;
}

/** A list on both sides. */
interface Lists {
  readonly old: readonly unknown[];
  readonly new: readonly unknown[];
}

/** The labels by which the items of a list are known again, and whether these are names. */
interface Labels extends Lists {
  readonly old: readonly string[];
  readonly new: readonly string[];
  readonly areKeys: boolean;
}

type Pair = readonly [old: number, next: number];

/** Lists of more differences than this are compared as if they had no order: finding the fewest would take too long. */
const MOST_EDITS = 1000;
/** Of so many items that came, the one that is most like one that went is looked for. */
const MOST_COMPARED = 50;

/** Finds each item of a list again in another: by its key, as it was, or in the place of one that went. */
export function slotsOf(old: readonly unknown[], next: readonly unknown[], kind: ListKind): readonly Slot[] {
  const labels = tryKeys(old, next, kind) ?? { old: old.map(stable), new: next.map(stable), areKeys: false };
  const kept = kind.isOrdered ? inSameOrder(labels) : [];
  const rest = without(kept, labels);
  const same = sameLabel(rest, labels);
  const left = without([...kept, ...same], labels);
  const replaced = labels.areKeys ? [] : replacements({ old, new: next }, left, kept);
  const gone = without([...kept, ...same, ...replaced], labels);
  const slot = (pair: { readonly old?: number; readonly new?: number }, isMoved = false): Slot => ({
    ...pair,
    isMoved,
    ...(labels.areKeys && { key: pair.new === undefined ? labels.old[pair.old ?? 0] : labels.new[pair.new] }),
  });
  return [
    ...kept.map(([o, n]) => slot({ old: o, new: n })),
    ...same.map(([o, n]) => slot({ old: o, new: n }, kind.isOrdered)),
    ...replaced.map(([o, n]) => slot({ old: o, new: n })),
    ...gone.old.map((index) => slot({ old: index })),
    ...gone.new.map((index) => slot({ new: index })),
  ];
}

/** The names of all items by the first key that every one of them has, and none twice in its list. */
function tryKeys(old: readonly unknown[], next: readonly unknown[], { keys }: ListKind): Labels | undefined {
  for (const key of keys) {
    const names = { old: namesBy(key, old), new: namesBy(key, next) };
    if (isNaming(names.old) && isNaming(names.new)) return { old: names.old, new: names.new, areKeys: true };
  }
  return undefined;
}

function namesBy(key: readonly string[], items: readonly unknown[]): readonly (string | undefined)[] {
  return items.map((item) => {
    const parts = key.map((path) => path.split('.').reduce(heldBy, item));
    const isName = parts.every((part) => (typeof part === 'string' && part !== '') || typeof part === 'number');
    return isName ? parts.join(' ') : undefined;
  });
}

function heldBy(value: unknown, field: string): unknown {
  return isMapping(value) && Object.hasOwn(value, field) ? value[field] : undefined;
}

function isNaming(names: readonly (string | undefined)[]): names is readonly string[] {
  return !names.includes(undefined) && new Set(names).size === names.length;
}

/** The longest series of items that follow each other on both sides. */
function inSameOrder({ old, new: next }: Labels): readonly Pair[] {
  const pairs: Pair[] = [];
  let [o, n] = [0, 0];
  for (const { added, removed, count } of diffArrays([...old], [...next], { maxEditLength: MOST_EDITS }) ?? []) {
    if (!added && !removed) for (let i = 0; i < count; i++) pairs.push([o + i, n + i]);
    if (!added) o += count;
    if (!removed) n += count;
  }
  return pairs;
}

/** Indices on either side that no pair has. */
interface Rest {
  readonly old: readonly number[];
  readonly new: readonly number[];
}

function without(pairs: readonly Pair[], { old, new: next }: Labels): Rest {
  const [olds, news] = [new Set(pairs.map(([o]) => o)), new Set(pairs.map(([, n]) => n))];
  return { old: [...old.keys()].filter((o) => !olds.has(o)), new: [...next.keys()].filter((n) => !news.has(n)) };
}

function sameLabel(rest: Rest, { old, new: next }: Labels): readonly Pair[] {
  const open = groupedBy(rest.new, (n) => next[n]);
  return rest.old.flatMap((o) => {
    const n = open.get(old[o])?.shift();
    return n === undefined ? [] : [[o, n] as const];
  });
}

/** An item that went, and the one most like it of those that came between the same two that stayed. */
function replacements(sides: Lists, rest: Rest, kept: readonly Pair[]): readonly Pair[] {
  const [olds, news] = [gapsBetween(kept.map(([o]) => o)), gapsBetween(kept.map(([, n]) => n))];
  const open = groupedBy(rest.new, news);
  return rest.old.flatMap((o) => {
    const came = open.get(olds(o)) ?? [];
    const n = tryMostLike(sides, o, came) ?? (rest.old.length === 1 ? tryOnly(sides, o, came) : undefined);
    if (n === undefined) return [];
    came.splice(came.indexOf(n), 1);
    return [[o, n] as const];
  });
}

/** The one of some new items that has most in common with an old one, if any has anything. */
function tryMostLike({ old, new: next }: Lists, o: number, came: readonly number[]): number | undefined {
  const scored = came.slice(0, MOST_COMPARED).map((n) => ({ n, score: likeness(old[o], next[n]) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? undefined : scored.find(({ score }) => score === best)?.n;
}

/** The one that came where one went, if both are maps of the same fields, or neither is a map or list. */
function tryOnly({ old, new: next }: Lists, o: number, came: readonly number[]): number | undefined {
  const [n, ...others] = came;
  if (n === undefined || others.length > 0) return undefined;
  const [went, cameInstead] = [old[o], next[n]];
  if (isMapping(went) && isMapping(cameInstead))
    return Object.keys(went).some((key) => key in cameInstead) ? n : undefined;
  return typeof went !== 'object' && typeof cameInstead !== 'object' ? n : undefined;
}

/** Tells for ascending indices how many of those that stayed stand before each. */
function gapsBetween(stayed: readonly number[]): (index: number) => number {
  const known = new Set(stayed);
  let [at, count] = [0, 0];
  return (index) => {
    for (; at < index; at++) count += Number(known.has(at));
    return count;
  };
}

function groupedBy<K>(items: readonly number[], keyOf: (item: number) => K): ReadonlyMap<K, number[]> {
  const groups = new Map<K, number[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** JSON with the fields of every map in order, so that equal values have equal texts. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_, held) =>
    isMapping(held) ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1))) : held,
  );
}
