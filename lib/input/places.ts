import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import { Lines } from './lines';
import type { Steps } from './objects';
import { eventsOf } from './parse';

/** How a scalar is written: the text between its quotes if it has any, and whether it has none. */
export interface Scalar {
  readonly text: string;
  readonly plain: boolean;
}

interface Place {
  readonly event: number;
  /** Where a person finds it: at its key in a map, at its start in a list. */
  readonly offset: number;
}

/** Where the values of a document stand in its text. */
export class Places {
  private readonly events: readonly Event[];
  /** For each event that begins a value, the event after that value. */
  private readonly after: Int32Array;
  /** For each event that is an alias, the event that begins the value it stands for. */
  private readonly anchors: ReadonlyMap<number, number>;
  private readonly lines: Lines;
  /** By list, the item asked for last: the next question is mostly about one further down. */
  private readonly reached = new Map<number, { readonly index: number; readonly item: number }>();

  constructor(private readonly text: string) {
    this.events = eventsOf(text);
    this.after = spans(this.events);
    this.anchors = anchorsOf(this.events, text);
    this.lines = new Lines(text);
  }

  /** How many lines lie above a value, or above the nearest one around it where there is no such value. */
  lineOf(steps: Steps): number {
    let here: Place = this.root();
    for (const step of steps) {
      const next = this.tryChild(here, step);
      if (next === undefined) break;
      here = next;
    }
    return this.lines.before(here.offset);
  }

  /** How the scalar at these steps is written, or `undefined` where there is none. */
  tryScalar(steps: Steps): Scalar | undefined {
    let here: Place | undefined = this.root();
    for (const step of steps) here = here && this.tryChild(here, step);
    const event = here && this.events[this.anchored(here.event)];
    if (event?.type !== EVENT_ID.SCALAR) return undefined;
    return { text: this.text.slice(event.valueStart, event.valueEnd), plain: event.style === SCALAR_STYLE.PLAIN };
  }

  private root(): Place {
    return { event: 1, offset: startOf(this.events[1]) ?? 0 };
  }

  private tryChild(parent: Place, step: string | number): Place | undefined {
    const event = this.anchored(parent.event);
    const { type } = this.events[event] ?? {};
    if (type === EVENT_ID.MAPPING) return this.tryEntry(event, String(step));
    const isIndex = type === EVENT_ID.SEQUENCE && typeof step === 'number';
    return isIndex ? this.tryItem(event, step, parent.offset) : undefined;
  }

  private tryEntry(map: number, name: string): Place | undefined {
    for (let key = map + 1; this.isInside(key); key = this.next(this.next(key))) {
      const event = this.events[key];
      if (event?.type === EVENT_ID.SCALAR && getScalarValue(this.text, event) === name)
        return { event: this.next(key), offset: startOf(event) ?? 0 };
    }
    return undefined;
  }

  private tryItem(list: number, index: number, around: number): Place | undefined {
    const { index: from, item: start } = this.reached.get(list) ?? { index: 0, item: list + 1 };
    const isAhead = index >= from;
    let item = isAhead ? start : list + 1;
    for (let at = isAhead ? from : 0; at < index && this.isInside(item); at++) item = this.next(item);
    if (this.isInside(item)) this.reached.set(list, { index, item });
    return this.isInside(item) ? { event: item, offset: startOf(this.events[item]) ?? around } : undefined;
  }

  private isInside(event: number): boolean {
    const { type = EVENT_ID.POP } = this.events[event] ?? {};
    return type !== EVENT_ID.POP;
  }

  private next(event: number): number {
    return this.after[event] ?? event + 1;
  }

  /** The value that an alias stands for; anything else stands for itself. */
  private anchored(event: number): number {
    return this.anchors.get(event) ?? event;
  }
}

/** The same name may be given again: an alias means the one before it. */
function anchorsOf(events: readonly Event[], text: string): ReadonlyMap<number, number> {
  const named = new Map<string, number>();
  const anchors = new Map<number, number>();
  for (const [at, event] of events.entries()) {
    if (!('anchorStart' in event) || event.anchorStart < 0) continue;
    const name = text.slice(event.anchorStart, event.anchorEnd);
    if (event.type === EVENT_ID.ALIAS) anchors.set(at, named.get(name) ?? at);
    else named.set(name, at);
  }
  return anchors;
}

function spans(events: readonly Event[]): Int32Array {
  const after = new Int32Array(events.length);
  const open: number[] = [];
  for (const [at, { type }] of events.entries()) {
    after[at] = at + 1;
    if (type === EVENT_ID.POP) after[open.pop() ?? 0] = at + 1;
    else if (type !== EVENT_ID.SCALAR && type !== EVENT_ID.ALIAS) open.push(at);
  }
  return after;
}

/** Where an event starts; `undefined` for an empty value, which stands nowhere. */
function startOf(event: Event | undefined): number | undefined {
  if (event === undefined) return undefined;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart;
  if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) return event.start;
  if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) return undefined;
  const isBlock = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
  // A block's text starts in the line below its header.
  return isBlock ? event.valueStart - 1 : event.valueStart;
}
