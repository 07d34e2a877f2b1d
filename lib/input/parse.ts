import { constructFromEvents, EVENT_ID, type Event, parseEvents } from 'js-yaml';
import { type DocumentFault, tryAliasFault } from './aliases';
import { type Document, newlines } from './documents';
import { inPlainWords, offsetOf } from './fault';
import { kubectlSchema } from './kubectl-schema';
import { MAX_DEPTH, MAX_LIST, MAX_OBJECT, mebibytes } from './limits';
import type { Problem } from './problem';

const HELM = 'looks like a Helm template; render it first, e.g. with "helm template", and check what comes out';
const KIND_OF_LIST = /^(?:items:|kind: *\w*List\b)|"kind": *"\w*List"/m;

/** The value of a document as JSON, which is how an API server gets it, or why it cannot be read. */
export function parse(document: Document): { readonly value: unknown } | Problem {
  const { text } = document;
  const limit = text.length > MAX_OBJECT && KIND_OF_LIST.test(text) ? MAX_LIST : MAX_OBJECT;
  if (text.length > limit) return problem(document, { offset: 0, say: tooLarge(limit) });
  try {
    const events = eventsOf(text);
    const fault = tryDroppedRest(events) ?? tryAliasFault(events, text, limit);
    if (fault) return problem(document, fault);
    const [value = null] = constructFromEvents(events, { source: text, schema: kubectlSchema });
    // Read back from JSON, a value shares nothing with another and takes half the memory.
    return { value: JSON.parse(JSON.stringify(value)) };
  } catch (error) {
    const template = text.indexOf('{{');
    if (template >= 0) return problem(document, { offset: template, say: HELM });
    return problem(document, { offset: offsetOf(error), say: inPlainWords(error) });
  }
}

/** What begins and ends in a document, with offsets into its text. @throws where it is no YAML */
export function eventsOf(text: string): Event[] {
  return parseEvents(text, { maxDepth: MAX_DEPTH });
}

/** kubectl reads one value between two separators, and no more. */
function tryDroppedRest(events: readonly Event[]): DocumentFault | undefined {
  const second = events.findIndex(({ type }, index) => type === EVENT_ID.DOCUMENT && index > 0);
  const content = events[second + 1];
  if (second < 0 || content === undefined) return undefined;
  const offset = 'start' in content ? content.start : 'valueStart' in content ? content.valueStart : 0;
  return offset < 0 ? undefined : { offset, say: 'kubectl drops what follows "..."; write "---" instead' };
}

function tooLarge(limit: number): string {
  return limit === MAX_LIST
    ? `a List of more than ${mebibytes(limit)}; split it`
    : `an object of more than ${mebibytes(limit)}, which the API server refuses; split it`;
}

function problem({ file, line, text }: Document, { offset, say }: DocumentFault): Problem {
  return { file, line: line + newlines(text.slice(0, offset)), say };
}
