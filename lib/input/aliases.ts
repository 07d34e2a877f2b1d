import { EVENT_ID, type Event } from 'js-yaml';
import { MAX_DEPTH, mebibytes } from './limits';

/** What is wrong with a document, and where in its text. */
export interface DocumentFault {
  readonly offset: number;
  readonly say: string;
}

/** What a value comes to once its aliases are written out: characters, and maps or lists inside each other. */
interface Extent {
  readonly size: number;
  readonly depth: number;
}

/** A map, list or document that has not ended yet. */
interface Open {
  readonly anchor: string;
  size: number;
  depth: number;
}

/**
 * Why the aliases of a document cannot be written out: an anchor that contains itself, or more than `limit` characters. It
 * is computed without writing anything out, since nine nested anchors already come to a thousand million values.
 */
export function tryAliasFault(events: readonly Event[], text: string, limit: number): DocumentFault | undefined {
  if (!events.some(({ type }) => type === EVENT_ID.ALIAS)) return undefined;
  const anchors = new Map<string, Extent | 'open'>();
  const open: Open[] = [{ anchor: '', size: 0, depth: 0 }];
  for (const event of events) {
    const extent = extentOf(event, text, anchors, open);
    if (extent === 'open') return at(event, `anchor "${nameOf(event, text)}" contains itself; write the value out`);
    if (extent === undefined) continue;
    const parent = open.at(-1);
    if (parent === undefined) continue;
    parent.size += extent.size;
    parent.depth = Math.max(parent.depth, extent.depth + 1);
    if (parent.size > limit) return at(event, `aliases expand to more than ${mebibytes(limit)}; use fewer`);
    if (open.length + parent.depth > MAX_DEPTH) return at(event, `aliases nest more than ${MAX_DEPTH} deep; use fewer`);
  }
  return undefined;
}

/** The extent of a value that ends with this event; `open` for an alias of a value that it stands in. */
function extentOf(event: Event, text: string, anchors: Map<string, Extent | 'open'>, open: Open[]) {
  const anchor = nameOf(event, text);
  if (event.type === EVENT_ID.ALIAS) return anchors.get(anchor);
  if (event.type === EVENT_ID.POP) return closed(open, anchors);
  if (event.type !== EVENT_ID.SCALAR) {
    open.push({ anchor, size: 2, depth: 1 });
    anchors.set(anchor, 'open');
    return undefined;
  }
  const extent = { size: event.valueEnd - event.valueStart + 1, depth: 0 };
  anchors.set(anchor, extent);
  return extent;
}

function closed(open: Open[], anchors: Map<string, Extent | 'open'>): Extent | undefined {
  const extent = open.pop();
  if (extent) anchors.set(extent.anchor, extent);
  return extent;
}

/** The name of an anchor or alias; empty where there is none, which no alias can name. */
function nameOf(event: Event, text: string): string {
  return 'anchorStart' in event && event.anchorStart >= 0 ? text.slice(event.anchorStart, event.anchorEnd) : '';
}

function at(event: Event, say: string): DocumentFault {
  return { offset: 'anchorStart' in event ? Math.max(event.anchorStart, 0) : 0, say };
}
