import { type Manifest, title } from './manifest';
import { lineOrBlock, singleLine } from './yaml-string';

/** A value being written and how it was reached: a document has neither key nor parent. */
interface Place {
  readonly node: unknown;
  readonly key?: string | number;
  readonly parent?: Place;
}

type PlainObject = Readonly<Record<string, unknown>>;

const FIRST_KEYS = ['apiVersion', 'kind', 'metadata', 'spec'];
/** Deeper than any API goes, and far from where the call stack ends. */
const MAX_DEPTH = 200;
/** YAML looks for the colon of a key within 1024 characters; a longer key is announced by a question mark. */
const LONG_KEY = 1000;

/** Writes objects as YAML documents that every reader of YAML 1.1 or 1.2 reads back as exactly these objects. */
export function toYaml(documents: readonly PlainObject[]): string {
  return documents.map(document).join('---\n');
}

function document(manifest: PlainObject): string {
  const rest = sortedKeys(manifest).filter((key) => !FIRST_KEYS.includes(key));
  return map(manifest, [...FIRST_KEYS, ...rest], { node: manifest }, '');
}

/** By code unit and nothing else: JavaScript itself puts keys that look like integers first. */
function sortedKeys(node: object): string[] {
  return Object.keys(node).sort();
}

function map(node: PlainObject, keys: readonly string[], place: Place, indent: string): string {
  let text = '';
  for (const key of keys) {
    const value = node[key];
    if (value === undefined) continue;
    if (text !== '') text += indent;
    text += label(key, indent) + entry({ node: value, key, parent: place }, indent, `\n${indent}  `);
  }
  return text;
}

function list(node: readonly unknown[], place: Place, indent: string): string {
  let text = '';
  for (let key = 0; key < node.length; key++) {
    if (key > 0) text += indent;
    text += `-${entry({ node: node[key], key, parent: place }, indent, ' ')}`;
  }
  return text;
}

function label(key: string, indent: string): string {
  const text = singleLine(key);
  return text.length > LONG_KEY ? `? ${text}\n${indent}:` : `${text}:`;
}

/** What follows a key or a dash; `lead` goes before a map or list that is not empty. */
function entry(place: Place, indent: string, lead: string): string {
  const { node } = place;
  if (typeof node === 'string') return ` ${lineOrBlock(node, `${indent}  `)}\n`;
  if (typeof node === 'number') return ` ${number(node, place)}\n`;
  if (typeof node === 'boolean' || node === null) return ` ${node}\n`;
  if (node === undefined) return refuse(place, 'undefined is not a YAML value');
  if (typeof node !== 'object') return refuse(place, `a ${typeof node} is not a YAML value`);
  const text = inner(node, place, `${indent}  `);
  return text === '' ? ` ${Array.isArray(node) ? '[]' : '{}'}\n` : lead + text;
}

function inner(node: object, place: Place, indent: string): string {
  refuseEndless(place);
  if (Array.isArray(node)) return list(node, place, indent);
  if (isPlainObject(node)) return map(node, sortedKeys(node), place, indent);
  return refuse(place, `a ${node.constructor?.name ?? 'class instance'} is not a YAML value`);
}

function isPlainObject(node: object): node is PlainObject {
  const prototype = Object.getPrototypeOf(node);
  return prototype === Object.prototype || prototype === null;
}

function number(value: number, place: Place): string {
  const digits = String(value);
  if (!Number.isFinite(value)) refuse(place, `${digits} is not a YAML value`);
  const isExact = Number.isSafeInteger(value) || /[.e]/.test(digits);
  if (!isExact) refuse(place, `${digits} is too large to be exact; write it as a string`);
  // YAML 1.1 reads 1e+21 as a string: its floats have a dot.
  return digits.replace(/^(-?\d+)e/, '$1.0e');
}

function refuseEndless(place: Place): void {
  let depth = 1;
  for (let outer = place.parent; outer !== undefined; outer = outer.parent) {
    if (outer.node === place.node) refuse(place, 'contains itself');
    depth++;
  }
  if (depth > MAX_DEPTH) refuse(place, 'nested too deep');
}

function refuse(place: Place, problem: string): never {
  throw new Error(`${pathOf(place)}: ${problem}`);
}

/** How a person finds a value, e.g. `Deployment bookinfo/ratings-v1 spec.template.spec.containers[0].image`. */
function pathOf({ node, key, parent }: Place): string {
  if (parent === undefined) return title(node as Manifest);
  if (typeof key === 'number') return `${pathOf(parent)}[${key}]`;
  const separator = parent.parent === undefined ? ' ' : '.';
  return `${pathOf(parent)}${separator}${key}`;
}
