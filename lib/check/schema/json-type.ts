import type { StructuralSchema } from '../structural-schema';

/** How a type is named to a person. */
const WORDS: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'null',
};

/** The JSON types that a schema allows; none if it allows all. */
export function typesOf(schema: StructuralSchema): readonly string[] {
  // A quantity may be any number (kubernetes/apimachinery pkg/api/resource/quantity.go).
  if (schema['x-kubernetes-int-or-string']) return [schema.format === 'quantity' ? 'number' : 'integer', 'string'];
  return schema.type === undefined ? [] : [schema.type];
}

/** Why a value cannot stand where the schema is, if its type is not one of those allowed. */
export function tryTypeMismatch(value: unknown, schema: StructuralSchema): string | undefined {
  const types = typesOf(schema);
  const type = typeOf(value);
  if (types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'))) return undefined;
  return `expected ${types.map((name) => WORDS[name]).join(' or ')}, got ${described(value)}${remedy(value, schema, types)}`;
}

/** The JSON type of a value; a whole number is an `integer`. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/** A value as a message quotes it: short, and of a list or mapping only that it is one. */
export function described(value: unknown): string {
  if (typeof value === 'string') return `the string ${quoted(value)}`;
  if (typeof value === 'number') return `the number ${value}`;
  return typeof value === 'boolean' ? String(value) : (WORDS[typeOf(value)] ?? typeof value);
}

/** A value in quotes, cut where it is long: a message is one line. Numbers, booleans and null stand bare, as in YAML. */
export function quoted(value: unknown): string {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const points = [...text.slice(0, 200)];
  return JSON.stringify(points.length > 60 ? `${points.slice(0, 57).join('')}...` : text);
}

function remedy(value: unknown, schema: StructuralSchema, types: readonly string[]): string {
  if (value === null) return '; remove the item or give it a value';
  if (typeof value === 'number' && isDuration(schema)) return `; write a unit too, e.g. "${value}s"`;
  if (types.includes('string')) return typeof value === 'object' ? '' : '; quote it';
  if (typeof value === 'string' && types.some((type) => readsAs(value, type))) return '; remove the quotes';
  if (types.includes('array')) return '; write each item on a line of its own, with "- " before it';
  return types.includes('object') ? fieldsOf(schema) : '';
}

/** Whether a string would have the type if it stood without quotes. */
function readsAs(text: string, type: string): boolean {
  if (type === 'boolean') return text === 'true' || text === 'false';
  return (type === 'integer' && /^-?\d+$/.test(text)) || (type === 'number' && /^-?\d+(?:\.\d+)?$/.test(text));
}

function fieldsOf({ properties }: StructuralSchema): string {
  const names = Object.keys(properties ?? {});
  return names.length === 0 ? '' : `; it takes ${shortList(names)}`;
}

/** Names in quotes, cut where there are many. */
export function shortList(names: readonly unknown[], most = 6): string {
  const shown = names.slice(0, most).map(quoted).join(', ');
  return names.length > most ? `${shown}, … (${names.length - most} more)` : shown;
}

/** The values of an enumeration as a person chooses from them: the empty text is as good as none. */
export function choices(listed: readonly unknown[]): string {
  return shortList(listed.filter((value) => value !== ''));
}

/** Whether a text has to be a duration, which only a rule in CEL tells. */
function isDuration(schema: StructuralSchema): boolean {
  return (schema['x-kubernetes-validations'] ?? []).some(({ rule }) => rule.includes('duration(self)'));
}
