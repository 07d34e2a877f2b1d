import type { Functions } from './functions';

/** Functions of strings (google/cel-go, ext/strings.go); positions count code points. */
export const strings: Functions = {
  functions: {
    'string.charAt(int): string': (text: string, at: bigint) => part(text, at, at < size(text) ? at + 1n : at),
    'string.indexOf_(string): int': (text: string, sought: string) => indexOf(text, sought, 0n),
    'string.indexOf_(string, int): int': indexOf,
    'string.lastIndexOf_(string): int': (text: string, sought: string) => lastIndexOf(text, sought, size(text)),
    'string.lastIndexOf_(string, int): int': lastIndexOf,
    'string.substring_(int): string': (text: string, from: bigint) => part(text, from, size(text)),
    'string.substring_(int, int): string': part,
    'string.lowerAscii_(): string': (text: string) => text.replace(/[A-Z]+/g, (found) => found.toLowerCase()),
    'string.upperAscii_(): string': (text: string) => text.replace(/[a-z]+/g, (found) => found.toUpperCase()),
    'string.replace(string, string): string': (text: string, old: string, other: string) => text.split(old).join(other),
    'string.replace(string, string, int): string': replace,
    'string.reverse(): string': (text: string) => [...text].reverse().join(''),
    'strings.quote(string): string': (_: unknown, text: string) => JSON.stringify(text),
    'string.format(list): string': format,
    'list.join_(): string': (list: Iterable<string>) => [...list].join(''),
    'list.join_(string): string': (list: Iterable<string>, separator: string) => [...list].join(separator),
  },
  namespaces: { strings: 'strings' },
};

function size(text: string): bigint {
  return BigInt([...text].length);
}

function part(text: string, from: bigint, to: bigint): string {
  if (from < 0n || to < from || to > size(text)) throw new Error(`"${text}" has no characters ${from} to ${to}`);
  return [...text].slice(Number(from), Number(to)).join('');
}

function indexOf(text: string, sought: string, from: bigint): bigint {
  const before = part(text, 0n, from);
  const found = text.indexOf(sought, before.length);
  return found < 0 ? -1n : size(text.slice(0, found));
}

function lastIndexOf(text: string, sought: string, from: bigint): bigint {
  const before = part(text, 0n, from);
  const found = text.lastIndexOf(sought, before.length);
  return found < 0 ? -1n : size(text.slice(0, found));
}

function replace(text: string, old: string, other: string, limit: bigint): string {
  const parts = text.split(old);
  const count = limit < 0n ? parts.length - 1 : Math.min(Number(limit), parts.length - 1);
  return parts.slice(1).reduce((whole, next, index) => whole + (index < count ? other : old) + next, parts[0] ?? '');
}

function format(text: string, values: Iterable<unknown>): string {
  const rest = [...values];
  return text.replace(/%(?:\.(\d+))?([%sdfebxXo])/g, (_, digits: string | undefined, verb: string) => {
    if (verb === '%') return '%';
    if (rest.length === 0) throw new Error(`"${text}" has more verbs than values`);
    return formatted(rest.shift(), verb, digits === undefined ? 6 : Number(digits));
  });
}

function formatted(value: unknown, verb: string, digits: number): string {
  if (verb === 's' || verb === 'd') return plain(value);
  if (verb === 'f') return Number(value).toFixed(digits);
  if (verb === 'e')
    return Number(value)
      .toExponential(digits)
      .replace(/e([+-])(\d)$/, 'e$10$2');
  const radix = { b: 2, o: 8, x: 16, X: 16 }[verb] ?? 10;
  const digitsOf =
    typeof value === 'string' ? Buffer.from(value).toString('hex') : BigInt(Number(value)).toString(radix);
  return verb === 'X' ? digitsOf.toUpperCase() : digitsOf;
}

/** A value as text, lists and maps as CEL writes them. */
function plain(value: unknown): string {
  if (value instanceof Date) return value.toISOString().replace('.000Z', 'Z');
  if (value instanceof Map) return `{${[...value].map(([key, item]) => `${plain(key)}: ${plain(item)}`).join(', ')}}`;
  if (Array.isArray(value) || value instanceof Set) return `[${[...value].map(plain).join(', ')}]`;
  return String(value);
}
