import { anything, assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { celViolations } from '../../../lib/check/cel/cel-check';
import type { StructuralSchema } from '../../../lib/check/structural-schema';
import { violations, violationsOf } from './schemas';

const text: StructuralSchema = { type: 'string' };

function object(properties: Readonly<Record<string, StructuralSchema>>, rule: string): StructuralSchema {
  return { type: 'object', properties, 'x-kubernetes-validations': [{ rule }] };
}

function list(items: StructuralSchema, rule: string): StructuralSchema {
  return { type: 'array', items, 'x-kubernetes-validations': [{ rule }] };
}

test('a rule is about the value that it stands at', () => {
  const scalar: StructuralSchema = { ...text, 'x-kubernetes-validations': [{ rule: "self != 'b'" }] };
  const spec: StructuralSchema = {
    type: 'object',
    properties: { list: { type: 'array', items: scalar }, map: { type: 'object', additionalProperties: scalar } },
  };

  expect(violationsOf(spec, { list: ['a', 'b'], map: { 'example.com/x': 'b' } })).toEqual([
    'spec.list[1]: must not be "b", got "b"',
    'spec.map["example.com/x"]: must not be "b", got "b"',
  ]);
});

test('a rule at an absent value is not judged', () => {
  const spec: StructuralSchema = { type: 'object', properties: { a: object({ b: text }, 'has(self.b)') } };

  expect(violationsOf(spec, {})).toEqual([]);
  expect(violationsOf(spec, { a: {} })).toEqual(['spec.a: needs b']);
});

test('transition rules are passed over, unless they do without an earlier state', () => {
  const rules = [{ rule: 'self == oldSelf' }, { rule: "oldSelf.orValue('a') == self", optionalOldSelf: true }];
  const spec: StructuralSchema = { ...text, 'x-kubernetes-validations': rules };

  expect(violationsOf(spec, 'a')).toEqual([]);
  expect(violationsOf(spec, 'b')).toHaveLength(1);
});

test('defaults are set before rules are judged, and not in the object itself', () => {
  const given = { b: null };
  const spec = object({ a: { ...text, default: 'x' }, b: { ...text, default: 'y' } }, "self.a + self.b == 'xy'");

  expect(violationsOf(spec, given)).toEqual([]);
  expect(given).toEqual({ b: null });
});

test('a default that is an object is completed with the defaults below it', () => {
  const inner: StructuralSchema = { type: 'object', properties: { b: { ...text, default: 'x' } }, default: {} };

  expect(violationsOf(object({ a: inner }, "self.a.b == 'x'"), {})).toEqual([]);
});

test.each<[string, StructuralSchema, string, unknown]>([
  ['an integer', { type: 'integer' }, 'self.a + 1 == 3', 2],
  ['a number', { type: 'number' }, 'self.a + 0.5 == 2.5', 2],
  ['a boolean', { type: 'boolean' }, 'self.a', true],
  ['an integer or string that is an integer', { 'x-kubernetes-int-or-string': true }, 'self.a == 2', 2],
  ['an integer or string that is a string', { 'x-kubernetes-int-or-string': true }, "self.a == '2'", '2'],
  [
    'a date',
    { type: 'string', format: 'date-time' },
    "self.a < timestamp('2031-01-01T00:00:00Z')",
    '2030-01-01T00:00:00Z',
  ],
  ['a duration', { type: 'string', format: 'duration' }, "self.a > duration('59m')", '1h'],
  ['bytes', { type: 'string', format: 'byte' }, 'size(self.a) == 2', 'aGk='],
  ['a null that may be', { type: 'string', nullable: true }, 'has(self.a) && self.a == null', null],
  ['a null that may not be, which is dropped', { type: 'string' }, '!has(self.a)', null],
  ['what is preserved without a schema', { 'x-kubernetes-preserve-unknown-fields': true }, '!has(self.a)', { b: 1 }],
  [
    'a set in another order',
    { type: 'array', items: text, 'x-kubernetes-list-type': 'set' },
    "self.a == ['x', 'y']",
    ['y', 'x'],
  ],
])('rules see %s by its schema', (_, schema, rule, value) => {
  expect(violationsOf(object({ a: schema }, rule), { a: value })).toEqual([]);
});

test('a null is a value where the schema allows it, and nothing where it does not', () => {
  const nullable: StructuralSchema = { ...text, nullable: true, 'x-kubernetes-validations': [{ rule: "self == 'x'" }] };

  expect(violationsOf(object({ a: nullable }, 'self.a != null'), { a: null })).toEqual(['spec: a must not be null']);
  expect(violationsOf(object({ a: text }, 'has(self.a)'), { a: null })).toEqual(['spec: needs a']);
});

test.each([
  ['kube-api', 'self.kube__dash__api'],
  ['a.b/c', 'self.a__dot__b__slash__c'],
  ['a__b', 'self.a__underscores__b'],
  ['namespace', 'self.__namespace__'],
  ['in', 'self.__in__'],
])('rules read the field "%s" as %s', (name, rule) => {
  expect(violationsOf(object({ [name]: text }, `${rule} == 'x'`), { [name]: 'x' })).toEqual([]);
});

test('of the metadata rules see the names alone', () => {
  const object = { apiVersion: 'v1', kind: 'Example', metadata: { name: 'a', namespace: 'b' } };
  const schemaOf = (rule: string) => ({ type: 'object', 'x-kubernetes-validations': [{ rule }] });

  expect(celViolations(schemaOf("self.metadata.name == 'a' && self.kind == 'Example'"), object)).toEqual([]);
  expect(celViolations(schemaOf('has(self.metadata.__namespace__)'), object)).toHaveLength(1);
});

test('an embedded resource shows kind and name without declaring them', () => {
  const embedded = {
    ...object({}, "self.kind == 'Pod' && self.metadata.name == 'a'"),
    'x-kubernetes-embedded-resource': true,
  };

  expect(violationsOf(embedded, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } })).toEqual([]);
});

test('what has another type than its schema says is passed over with all that contains it', () => {
  const spec = object(
    { a: { type: 'integer' }, b: { ...text, 'x-kubernetes-validations': [{ rule: "self == 'x'" }] } },
    'self.a == 1',
  );

  expect(violationsOf(spec, { a: '2', b: 'y' })).toEqual(['spec.b: must be "x", got "y"']);
  for (const value of [1, 'text', [], true]) expect(violationsOf(spec, value)).toEqual([]);
});

test('what lacks a required field, or exceeds a limit, is passed over: the schema check names it', () => {
  const required = { ...object({ a: text }, "self.a == 'x'"), required: ['a'] };
  const limited = { ...list(text, 'self.size() == 1'), maxItems: 2 };

  expect(violationsOf(required, {})).toEqual([]);
  expect(violationsOf(limited, ['a', 'b'])).toHaveLength(1);
  expect(violationsOf(limited, ['a', 'b', 'c'])).toEqual([]);
});

test('a rule that cannot be evaluated does not hold', () => {
  expect(violationsOf(object({ a: text, b: text }, "self.a == 'x'"), { b: 'x' })).toEqual([
    'spec: a must be "x"; a is missing',
  ]);
});

test('a violation names the field of the rule, in its own words', () => {
  const rule = { rule: 'has(self.a)', messageExpression: "'Needs ' + self.b + '.'", fieldPath: ".c['d/e']" };
  const spec: StructuralSchema = {
    type: 'object',
    properties: { a: text, b: text },
    'x-kubernetes-validations': [rule],
  };

  expect(violationsOf(spec, { b: 'it' })).toEqual(['spec.c["d/e"]: Needs it']);
  expect(violationsOf(spec, {})).toEqual(['spec.c["d/e"]: needs a']);
});

test('keys with a meaning in JavaScript are keys like any other', () => {
  const map: StructuralSchema = {
    type: 'object',
    additionalProperties: text,
    'x-kubernetes-validations': [{ rule: "self.all(key, self[key] == 'x') && self.size() == 3" }],
  };
  const value = JSON.parse('{"__proto__": "x", "constructor": "x", "toString": "x"}') as object;

  expect(violationsOf(map, value)).toEqual([]);
  expect(violationsOf(object({}, '!has(self.constructor)'), {})).toEqual([]);
});

test('fields that must be one of several pairs are named together', () => {
  const spec = object(
    { group: text, kind: text },
    "[self.group, self.kind] in [['', 'Service'], ['apps', 'Deployment']]",
  );

  expect(violationsOf(spec, { group: '', kind: 'Service' })).toEqual([]);
  expect(violationsOf(spec, { group: '', kind: 'Deployment' })).toEqual([
    'spec: group and kind must be one of ("", "Service"), ("apps", "Deployment")',
  ]);
});

test('long lists, and texts that make a pattern backtrack, cost what their length does', () => {
  const label = "self.all(x, x.matches('^[a-z]([-a-z0-9]*[a-z0-9])?([.][a-z]([-a-z0-9]*[a-z0-9])?)*$'))";
  const started = performance.now();

  violationsOf(list(text, label), [`${'a'.repeat(50_000)}!`, `${'a.'.repeat(50_000)}!`]);
  violationsOf(list(text, 'self.all(x, size(x) < 9)'), Array(100_000).fill('a'));

  expect(performance.now() - started).toBeLessThan(1000);
});

test('any object whatever is judged without an exception', () => {
  const head = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'a' } };
  const junk = anything({ withNullPrototype: true, withBigInt: true, withDate: true });

  assert(property(junk, (value) => Array.isArray(violations({ ...head, spec: value }))));
  assert(property(junk, (value) => Array.isArray(violations({ ...head, spec: { rules: [{ filters: [value] }] } }))));
});
