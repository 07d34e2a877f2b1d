import { expect, test } from 'vitest';
import { schemaIndex } from '../../../imports/schema-index';
import { regExpOf } from '../../../lib/check/cel/re2';
import { storedSchema } from '../../../lib/check/schema/stored-schemas';
import type { StructuralSchema } from '../../../lib/check/structural-schema';

const files = new Set(
  Object.values(schemaIndex).flatMap((kinds) => Object.values(kinds).flatMap(Object.values<string>)),
);
const nodes = new Set<StructuralSchema>();
for (const file of files) collect(storedSchema(file));

function collect(node: StructuralSchema): void {
  if (nodes.has(node)) return;
  nodes.add(node);
  const { properties = {}, items, additionalProperties: values, allOf = [], anyOf = [], oneOf = [], not } = node;
  const below = [...Object.values(properties), ...allOf, ...anyOf, ...oneOf];
  for (const part of [...below, items, values, not]) if (typeof part === 'object') collect(part);
}

const distinct = (keyword: 'pattern' | 'format') =>
  [...new Set([...nodes].map((node) => node[keyword]))].filter((value) => value !== undefined).sort();
const patterns = distinct('pattern');

test('there are patterns to look at', () => {
  expect(patterns.length).toBeGreaterThan(25);
});

test.each(patterns)('%s is a pattern of JavaScript too', (pattern) => {
  expect(() => regExpOf(pattern)).not.toThrow();
});

/**
 * Where the two languages differ (google/re2 doc/syntax.txt): groups with `(?`, classes by letter (`\s`, `\w` and `\b` have
 * other members with the flag u), POSIX classes, `\A`, `\z`, `\Q`, `\C` and octal escapes. No pattern has any of them.
 */
test.each(patterns)('%s means the same to Go and to JavaScript', (pattern) => {
  expect(pattern).not.toMatch(/\(\?|\\[a-wyzA-Z0-9]|\[\[?:/);
});

test('the dot of Go is every character but a line feed', () => {
  expect(regExpOf('^a.b$').test('a\rb')).toBe(true);
  expect(regExpOf('^a.b$').test('a\nb')).toBe(false);
  expect(regExpOf('^[.]$').test('a')).toBe(false);
});

test('the formats of crds/ are those that are enforced, and those that the API server ignores', () => {
  const ignored = ['binary', 'double'];

  expect(distinct('format').filter((format) => !ignored.includes(format))).toEqual([
    'byte',
    'cidr',
    'cron',
    'date-time',
    'duration',
    'int32',
    'int64',
    'ipv4',
    'ipv6',
    'quantity',
  ]);
});
