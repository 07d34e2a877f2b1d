import type { ASTNode } from '@marcbachmann/cel-js';

/** Functions that say what kind a text is of, or how it is compared: a reader knows without. */
const silent = new Set(['duration', 'timestamp', 'lowerAscii', 'upperAscii', 'quantity', 'int', 'string', 'dyn']);

/** A value in words: a field by its path, a literal quoted; nothing for the value itself that a rule stands at. */
export function term(node: ASTNode): string {
  switch (node.op) {
    case 'id':
      return '';
    case 'value':
      // Most backslashes are a pattern's: they are easier to read as they are.
      return typeof node.args === 'string' ? JSON.stringify(node.args).replaceAll('\\\\', '\\') : String(node.args);
    case '.':
      return fieldOf(node.args[0], node.args[1]);
    case '[]':
      return partOf(node.args[0], node.args[1]) ?? `${term(node.args[0])}[${term(node.args[1])}]`;
    case 'list':
      return node.args.map(term).join(', ');
    case 'call':
      return callOf(node.args[0], node.args[1], source(node));
    case 'rcall':
      return methodOf(node);
    case '?:':
      return defaulted(node) ?? source(node);
    default:
      return source(node);
  }
}

/** Fields that lead from a variable to a value, looked at through functions that only say of what kind it is. */
export function pathOf(node: ASTNode): readonly string[] | undefined {
  if (node.op === 'id') return [];
  if (node.op === 'call' && silent.has(node.args[0]) && node.args[1][0] !== undefined) return pathOf(node.args[1][0]);
  if (node.op === 'rcall' && silent.has(node.args[0])) return pathOf(node.args[1]);
  if (node.op === '?:' && defaulted(node) !== undefined) return pathOf(node.args[1]);
  if (node.op !== '.') return undefined;
  const holder = pathOf(node.args[0]);
  return holder === undefined ? undefined : [...holder, node.args[1]];
}

function fieldOf(holder: ASTNode, name: string): string {
  const plain = name.replace(/^__(\w+?)__$/, '$1');
  const before = term(holder);
  return before === '' ? plain : `${before}.${plain}`;
}

function callOf(name: string, [argument]: readonly ASTNode[], otherwise: string): string {
  if (argument === undefined) return otherwise;
  if (silent.has(name)) return term(argument);
  if (name === 'url') return `the URL ${term(argument)}`.trim();
  return name === 'size' ? sizeOf(argument) : otherwise;
}

function methodOf(node: ASTNode & { readonly op: 'rcall' }): string {
  const [name, receiver, rest] = node.args;
  if (silent.has(name)) return term(receiver);
  if (name === 'size') return sizeOf(receiver);
  const numbers = rest.map((argument) => (argument.op === 'value' ? Number(argument.args) : Number.NaN));
  if (name === 'substring') return excerptOf(term(receiver), numbers) ?? source(node);
  if (name === 'getScheme') return `the scheme of ${term(receiver)}`;
  return source(node);
}

function sizeOf(node: ASTNode): string {
  return `the size of ${term(node)}`.replace(/ of $/, '');
}

/** `a.substring(7, 8)` is a character of a, `a.substring(2)` its end. */
function excerptOf(text: string, [from = Number.NaN, to]: readonly number[]): string | undefined {
  const of = text === '' ? '' : ` of ${text}`;
  if (to === undefined) return from >= 0 ? `what follows the first ${from} characters${of}` : undefined;
  return to === from + 1 ? `character ${to}${of}` : `characters ${from + 1} to ${to}${of}`;
}

/** `a.split("/")[0]` is what comes first in a. */
function partOf(list: ASTNode, index: ASTNode): string | undefined {
  const parts = partsOf(list);
  if (parts === undefined || index.op !== 'value' || index.args !== 0n) return undefined;
  return `the part ${parts.text === '' ? '' : `of ${parts.text} `}before ${parts.separator}`;
}

/** What text `a.split(".")` takes apart, and at what. */
export function partsOf(node: ASTNode): { readonly text: string; readonly separator: string } | undefined {
  if (node.op !== 'rcall' || node.args[0] !== 'split') return undefined;
  const [separator] = node.args[2];
  return separator && { text: term(node.args[1]), separator: term(separator) };
}

/** `has(a) ? a : b` is a with a default. */
function defaulted(node: ASTNode): string | undefined {
  if (node.op !== '?:') return undefined;
  const [condition, value] = node.args;
  const isPresence = condition.op === 'call' && condition.args[0] === 'has';
  return isPresence || condition.op === '&&' ? term(value) : undefined;
}

/** A node as it stands in its expression. */
export function source({ input, start, end }: ASTNode): string {
  return input.slice(start, end).replace(/\s+/g, ' ');
}
