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
      return `${term(node.args[0])}[${term(node.args[1])}]`;
    case 'list':
      return node.args.map(term).join(', ');
    case 'call':
      return callOf(node.args[0], node.args[1], source(node));
    case 'rcall':
      return methodOf(node, node.args[1], node.args[0]);
    case '?:':
      return defaulted(node) ?? source(node);
    default:
      return source(node);
  }
}

/** Fields that lead from `self` to a value, looked at through functions that only say of what kind it is. */
export function pathOf(node: ASTNode): readonly string[] | undefined {
  if (node.op === 'id') return node.args === 'self' ? [] : undefined;
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

function methodOf(node: ASTNode, receiver: ASTNode, name: string): string {
  if (silent.has(name)) return term(receiver);
  if (name === 'size') return sizeOf(receiver);
  if (name === 'substring') return source(node).replace(/^self\.substring\((\d+), ?(\d+)\)$/, 'the text from $1 to $2');
  if (name === 'getScheme') return `the scheme of ${term(receiver)}`;
  return source(node);
}

function sizeOf(node: ASTNode): string {
  return `the size of ${term(node)}`.replace(/ of $/, '');
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
