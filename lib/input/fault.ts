import { YAMLException } from 'js-yaml';

/** What the parser says, and how a person would say it and what they would do. */
const WORDS: readonly (readonly [said: RegExp, say: string])[] = [
  [/^duplicated mapping key/, 'key KEY stands twice in one map; keep one'],
  [/^tab characters/, 'a tab indents this line; indent with spaces'],
  [/^null byte/, 'a NUL byte; save the file as UTF-8 text'],
  [/^nesting exceeded/, 'nested more than 200 deep; no Kubernetes object is'],
  [/does not support complex keys/, 'a map or list is used as a key; quote it if it is meant as text'],
  [/^a key is empty/, 'a key is empty; write one, or quote it if it is "null" or "~"'],
  [/^unidentified alias (".*")/, 'alias $1 has no anchor before it in its document; add one or write the value out'],
  [/^unknown (?:scalar|sequence|mapping) tag !<(.*)>/, 'tag "$1" means nothing to kubectl; remove it'],
  [/^bad indentation/, 'indented wrongly, or a text that contains ": " is not quoted; align or quote it'],
  [/^end of the stream or a document separator/, 'not part of the document above it; correct its indentation'],
  [/^deficient indentation/, 'indented too little, or a quote or bracket above is not closed; correct either'],
  [/^unexpected end of the stream within (.*)/, '$1 is not closed; close it'],
  [/^merge keys exceeded/, 'more than 10000 keys come from "<<"; write them out'],
  [/call stack/, 'nested too deep; no Kubernetes object is'],
];

/** One line about what a parser stumbled over. */
export function inPlainWords(error: unknown): string {
  const said = error instanceof YAMLException ? error.reason : String(error instanceof Error ? error.message : error);
  const [pattern, say] = WORDS.find(([known]) => known.test(said)) ?? [];
  if (pattern === undefined || say === undefined) return said.includes(';') ? said : `${said}; correct the YAML`;
  const [matched] = pattern.exec(said) ?? [''];
  return matched.replace(pattern, say).replace('KEY', () => keyAt(error));
}

/** Where in its document the parser stopped; at the start if it does not tell. */
export function offsetOf(error: unknown): number {
  return (error instanceof YAMLException && error.mark?.position) || 0;
}

function keyAt(error: unknown): string {
  const { mark } = error as YAMLException;
  const rest = mark?.buffer.slice(mark.position, mark.position + 100) ?? '';
  const [key = ''] = /^(?:"[^"\n]*"|'[^'\n]*'|[^:\n]*)/.exec(rest) ?? [];
  return `"${key.replaceAll(/^["']|["']$/g, '').trim()}"`;
}
