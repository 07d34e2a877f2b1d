import type { Problem } from './problem';

/** A part of a file that holds one document, or nothing but comments. */
export interface Document {
  readonly file: string;
  /** The line of the file that the text starts on, counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** Neither YAML nor JSON lets these follow each other in one value: between them one value ends and the next begins. */
const BETWEEN_JSON_VALUES = /(?<=\}[ \t\r]*)\n\s*(?=\{)/g;

/**
 * Takes a file apart where kubectl does, before any YAML is parsed: at lines that start with `---`, after which only a
 * comment may stand (kubernetes/apimachinery `pkg/util/yaml/decoder.go`). One broken document thus spoils no other.
 */
export function* documentsOf(file: string, text: string): Iterable<Document | Problem> {
  let line = 1;
  for (let start = 0; start <= text.length; ) {
    const mark = separatorFrom(text, start);
    const body = text.slice(start, mark);
    yield* valuesOf({ file, line, text: body });
    if (mark === text.length) return;
    line += newlines(body);
    start = nextLine(text, mark);
    const rest = text.slice(mark + 3, start).trim();
    if (rest !== '' && !rest.startsWith('#'))
      yield { file, line, say: 'text follows "---"; put it on a line of its own' };
    line++;
  }
}

/** How many lines end in a text. */
export function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** A document of YAML is one value; JSON may also be a stream of values, one below the other. */
function* valuesOf(document: Document): Iterable<Document> {
  if (document.text.trimStart() === '') return;
  if (!document.text.trimStart().startsWith('{')) return void (yield document);
  let { line } = document;
  let start = 0;
  for (const { index, 0: gap } of document.text.matchAll(BETWEEN_JSON_VALUES)) {
    const text = document.text.slice(start, index);
    yield { ...document, line, text };
    line += newlines(text) + newlines(gap);
    start = index + gap.length;
  }
  yield { ...document, line, text: document.text.slice(start) };
}

function separatorFrom(text: string, start: number): number {
  if (text.startsWith('---', start)) return start;
  const lineEnd = text.indexOf('\n---', start);
  return lineEnd < 0 ? text.length : lineEnd + 1;
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}
