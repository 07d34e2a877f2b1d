import { isMapping, type Mapping } from '../manifest/mapping';
import { fieldOf, itemOf, listKindAt, type Place } from './list-kind';
import { type Slot, slotsOf } from './slots';

/** A step into an object: a key of a map, or an item of a list on either side. */
export type Step = string | Slot;

/** A value on both sides. */
type Pair = readonly [old: unknown, next: unknown];

/** No key of a map begins like this: where it stands, there was a list. */
const SLOT = '\0';

/**
 * Brings two values into a form that a comparison of maps tells apart rightly: maps take the place of lists, in which an
 * item has the same key on both sides.
 */
export class Alignment {
  readonly old: unknown;
  readonly new: unknown;
  /** Items that stand elsewhere among their siblings. */
  readonly moved: (readonly Step[])[] = [];
  private readonly slots: Slot[] = [];

  constructor(old: unknown, next: unknown, root: Place) {
    [this.old, this.new] = this.align([old, next], root, []);
  }

  /** The steps that a path through the aligned values stands for. */
  stepsOf(path: readonly (string | number)[]): readonly Step[] {
    return path.map((step) => {
      const key = String(step);
      return (key.startsWith(SLOT) && this.slots[Number(key.slice(SLOT.length))]) || key;
    });
  }

  private align([old, next]: Pair, place: Place, steps: readonly Step[]): Pair {
    if (isMapping(old) && isMapping(next)) return this.alignMaps(old, next, place, steps);
    if (Array.isArray(old) && Array.isArray(next)) return this.alignLists(old, next, place, steps);
    return [old, next];
  }

  private alignMaps(old: Mapping, next: Mapping, place: Place, steps: readonly Step[]): Pair {
    const pair = [plainMap(old), plainMap(next)] as const;
    for (const key of Object.keys(old).filter((each) => Object.hasOwn(next, each))) {
      [pair[0][key], pair[1][key]] = this.align([old[key], next[key]], fieldOf(place, key), [...steps, key]);
    }
    return pair;
  }

  private alignLists(old: readonly unknown[], next: readonly unknown[], place: Place, steps: readonly Step[]): Pair {
    const pair = [plainMap(), plainMap()] as const;
    for (const slot of slotsOf(old, next, listKindAt(place))) {
      const key = `${SLOT}${this.slots.push(slot) - 1}`;
      const path = [...steps, slot];
      if (slot.isMoved) this.moved.push(path);
      const [before, after] = this.align([old[slot.old ?? -1], next[slot.new ?? -1]], itemOf(place), path);
      if (slot.old !== undefined) pair[0][key] = before;
      if (slot.new !== undefined) pair[1][key] = after;
    }
    return pair;
  }
}

/** A map in which nothing is found but its own keys, be they called `constructor`. */
function plainMap(fields: Mapping = {}): Record<string, unknown> {
  return Object.assign(Object.create(null), fields);
}
