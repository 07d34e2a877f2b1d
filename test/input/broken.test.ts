import { describe, expect, it } from 'vitest';
import { title } from '../../lib/manifest/manifest';
import { linesOf, readText } from './folder';

const NOTE = 'apiVersion: v1\nkind: A\nmetadata: { name: after }\n';

/** Aliases of aliases: nine values each time, so 9^depth of them. */
function bomb(depth: number): string {
  const levels = Array.from({ length: depth }, (_, level) => {
    return `a${level}: &a${level} [${Array(9).fill(level === 0 ? 'x' : `*a${level - 1}`)}]\n`;
  });
  return levels.join('');
}

describe('a document that cannot be read', () => {
  it.each([
    [
      'an unclosed quote',
      'a: "b',
      'it.yaml:2: indented too little, or a quote or bracket above is not closed; correct either',
    ],
    ['a tab', 'a:\n\tb: 1', 'it.yaml:2: a tab indents this line; indent with spaces'],
    ['a key twice', 'a:\n  b: 1\n  "c": 2\n  b: 3', 'it.yaml:4: key "b" stands twice in one map; keep one'],
    ['a NUL byte', 'a: 1\nb: \0', 'it.yaml:2: a NUL byte; save the file as UTF-8 text'],
    [
      'an alias of nothing',
      'a: 1\nb: *c',
      'it.yaml:2: alias "c" has no anchor before it in its document; add one or write the value out',
    ],
    ['a map as a key', '? { b: 1 }\n: c', 'it.yaml:1: a map or list is used as a key; quote it if it is meant as text'],
    ['an empty key', ': b', 'it.yaml:1: a key is empty; write one, or quote it if it is "null" or "~"'],
    ['a tag of a program', 'a: !Ref b', 'it.yaml:1: tag "!Ref" means nothing to kubectl; remove it'],
    [
      'an unquoted colon',
      'a: b: c',
      'it.yaml:1: indented wrongly, or a text that contains ": " is not quoted; align or quote it',
    ],
    ['a stray line', '- a\nb', 'it.yaml:2: not part of the document above it; correct its indentation'],
    [
      'a template',
      'a: 1\n{{- if .Values.b }}\nb: {{ .Values.b }}',
      'it.yaml:2: looks like a Helm template; render it first, e.g. with "helm template", and check what comes out',
    ],
    [
      'a value that kubectl drops',
      'a: 1\n...\nb: 2',
      'it.yaml:3: kubectl drops what follows "..."; write "---" instead',
    ],
    ['10,000 lists in each other', '['.repeat(10_000), 'it.yaml:1: nested more than 200 deep; no Kubernetes object is'],
    [
      '10,000 maps in each other',
      `${Array.from({ length: 10_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')}`,
      'an object of more than 3 MiB',
    ],
    ['an anchor in itself', 'a: 1\nb: &c\n  d: [*c]', 'it.yaml:3: anchor "c" contains itself; write the value out'],
    ['an alias bomb', bomb(30), 'it.yaml:7: aliases expand to more than 3 MiB; use fewer'],
    [
      'aliases that nest',
      `x0: &x0 1\n${Array.from({ length: 300 }, (_, at) => `x${at + 1}: &x${at + 1} [*x${at}]`).join('\n')}`,
      'aliases nest more than 200 deep; use fewer',
    ],
    ['text behind a separator', '--- a: 1', 'it.yaml:1: text follows "---"; put it on a line of its own'],
    [
      'a large object',
      `a: ${'x'.repeat(3 * 1024 * 1024)}`,
      'it.yaml:1: an object of more than 3 MiB, which the API server refuses; split it',
    ],
  ])('%s is named with its line, and the next document is read', (_, text, line) => {
    const reading = readText(`${text}\n---\n${NOTE}`);

    expect(linesOf(reading)).toEqual([expect.stringContaining(line)]);
    expect(reading.manifests.map(title)).toEqual(['A after']);
  });

  it('is at most 32 MiB large as a List', () => {
    const item = `- { apiVersion: v1, kind: A, metadata: { name: a }, spec: ${'x'.repeat(1024 * 1024)} }\n`;

    expect(readText(`kind: List\nitems:\n${item.repeat(4)}`).manifests).toHaveLength(4);
    expect(linesOf(readText(`kind: List\nitems:\n${item.repeat(33)}`))).toEqual([
      'it.yaml:1: a List of more than 32 MiB; split it',
    ]);
  });
});

describe('a file that is no UTF-8', () => {
  it.each([
    ['Latin-1', Buffer.from('a: 1\nb: é', 'latin1'), 'it.yaml:2: not UTF-8; save it as UTF-8'],
    [
      'Windows-1252',
      Buffer.from([...Buffer.from('a: 1\nb: 1\nc: '), 0x93, 0x61, 0x94]),
      'it.yaml:3: not UTF-8; save it as UTF-8',
    ],
    ['UTF-16', Buffer.from('\ufeffa: 1', 'utf16le'), 'it.yaml: UTF-16; save it as UTF-8'],
    ['UTF-16 of the other order', Buffer.from('\ufeffa: 1', 'utf16le').swap16(), 'it.yaml: UTF-16; save it as UTF-8'],
    ['UTF-16 without a mark', Buffer.from('a: 1', 'utf16le'), 'it.yaml: UTF-16; save it as UTF-8'],
  ])('%s is named', (_, bytes, line) => {
    expect(linesOf(readText(bytes))).toEqual([line]);
  });
});
