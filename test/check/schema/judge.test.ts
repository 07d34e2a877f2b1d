import { describe, expect, test } from 'vitest';
import type { StructuralSchema } from '../../../lib/check/structural-schema';
import { judged } from './examples';

const named: StructuralSchema = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };

describe('fields', () => {
  test('of a mapping that declares none are dropped, so none is known', () => {
    expect(judged({ a: 1 }, { type: 'object' })).toEqual(['a: unknown field "a"; no field is known here']);
  });

  test('that are unknown are kept where the schema says so, and known ones are judged there too', () => {
    const open = { ...named, 'x-kubernetes-preserve-unknown-fields': true };

    expect(judged({ name: 'a', b: { c: 1 } }, open)).toEqual([]);
    expect(judged({ name: 5 }, open)).toEqual(['name: expected a string, got the number 5; quote it']);
  });

  test('whose name stands in many places are told none of them', () => {
    const places = (count: number) => {
      const properties = Object.fromEntries(Array.from({ length: count }, (_, i) => [`at${i}`, { ...named }]));
      return judged({ name: 1 }, { type: 'object', properties });
    };

    expect(places(2)).toEqual(['name: unknown field "name"; did you mean at0.name or at1.name?']);
    expect(places(3)).toEqual(['name: unknown field "name"; known here: "at0", "at1", "at2"']);
  });

  test('of the items of a list that keeps unknown fields are kept', () => {
    const list = { type: 'array', items: named };

    expect(judged([{ name: 'a', b: 1 }], { ...list, 'x-kubernetes-preserve-unknown-fields': true })).toEqual([]);
    expect(judged([{ name: 'a', b: 1 }], list)).toHaveLength(1);
  });

  test('of a free mapping are judged by its schema', () => {
    expect(judged({ a: 'x', b: 5 }, { type: 'object', additionalProperties: { type: 'string' } })).toEqual([
      'b: expected a string, got the number 5; quote it',
    ]);
  });

  test('that are required may be left out or null only if they have a default', () => {
    const defaulted = { ...named, properties: { name: { type: 'string', default: 'a' } } };

    expect(judged({}, named)).toEqual(['name: missing; give a string']);
    expect(judged({ name: null }, named)).toEqual(['name: missing; give a string']);
    expect(judged({ name: null }, defaulted)).toEqual([]);
    expect(judged({}, defaulted)).toEqual([]);
  });

  test('that are nullable may be null', () => {
    const nullable = { ...named, properties: { name: { type: 'string', nullable: true } } };

    expect(judged({ name: null }, nullable)).toEqual([]);
  });

  test('are counted', () => {
    const counted = { type: 'object', additionalProperties: {}, minProperties: 1, maxProperties: 2 };

    expect(judged({}, counted)).toEqual(['has 0 entries; give at least 1']);
    expect(judged({ a: 1, b: 2, c: 3 }, counted)).toEqual(['has 3 entries; give at most 2']);
  });
});

describe('items', () => {
  const strings: StructuralSchema = { type: 'array', items: { type: 'string' } };

  test('must not be null', () => {
    expect(judged([null], strings)).toEqual(['[0]: expected a string, got null; remove the item or give it a value']);
    expect(judged([null], { type: 'array', items: { type: 'string', nullable: true } })).toEqual([]);
  });

  test('that are null have their default', () => {
    expect(judged([null], { type: 'array', items: { type: 'string', default: 'a' } })).toEqual([]);
  });

  test('are counted', () => {
    expect(judged([], { ...strings, minItems: 1 })).toEqual(['has 0 items; give at least 1']);
    expect(judged(['a', 'b'], { ...strings, maxItems: 1 })).toEqual(['has 2 items; give at most 1']);
  });

  test('of a set differ, whatever the order of their fields', () => {
    const set: StructuralSchema = { type: 'array', items: {}, 'x-kubernetes-list-type': 'set' };

    expect(judged(['a', 'b', 'a'], set)).toEqual(['[2]: repeats "a" of item 0; remove one of the two']);
    expect(
      judged(
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
        set,
      ),
    ).toHaveLength(1);
    expect(judged(['1', 1], set)).toEqual([]);
  });

  test('of a map differ in their keys, where a default counts', () => {
    const map: StructuralSchema = {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['port', 'protocol'],
      items: {
        type: 'object',
        properties: { port: { type: 'integer' }, protocol: { type: 'string', default: 'TCP' } },
      },
    };

    expect(judged([{ port: 80 }, { port: 80, protocol: 'UDP' }], map)).toEqual([]);
    expect(judged([{ port: 80 }, { port: 80, protocol: 'TCP' }], map)).toEqual([
      '[1]: repeats port and protocol 80,"TCP" of item 0; remove one of the two',
    ]);
  });
});

describe('scalars', () => {
  test.each<[unknown, StructuralSchema, string]>([
    [2 ** 31, { type: 'integer', format: 'int32' }, '2147483648 does not fit into int32'],
    [2 ** 64, { type: 'integer', format: 'int64' }, '18446744073709552000 does not fit into int64'],
    [0, { type: 'integer', minimum: 1 }, '0 is too small; write at least 1'],
    [1, { type: 'integer', minimum: 1, exclusiveMinimum: true }, '1 is too small; write more'],
    [9, { type: 'integer', maximum: 8 }, '9 is too large; write at most 8'],
    [8, { type: 'integer', maximum: 8, exclusiveMaximum: true }, '8 is too large; write less'],
    [5, { type: 'integer', multipleOf: 2 }, '5 is no multiple of 2'],
    [1.5, { type: 'integer' }, 'expected an integer, got the number 1.5'],
    [
      5,
      { type: 'string', 'x-kubernetes-validations': [{ rule: "duration(self) >= duration('1ms')" }] },
      'expected a string, got the number 5; write a unit too, e.g. "5s"',
    ],
    [1.5, { 'x-kubernetes-int-or-string': true }, 'expected an integer or a string, got the number 1.5; quote it'],
    ['true', { type: 'boolean' }, 'expected true or false, got the string "true"; remove the quotes'],
    ['', { type: 'string', minLength: 1 }, 'is empty; give it a value or leave it out'],
    ['a', { type: 'string', minLength: 2 }, '"a" is too short; write at least 2 characters'],
    ['abc', { type: 'string', maxLength: 2 }, 'is 3 characters long; write at most 2'],
    ['A', { type: 'string', pattern: '^[a-z]$' }, '"A" has the wrong form; it must match ^[a-z]$'],
    ['x', { type: 'string', format: 'ipv4' }, '"x" is not an IP address such as "10.0.0.1"'],
    ['c', { type: 'string', enum: ['a', 'b'] }, '"c" is not one of "a", "b"'],
    ['a', { type: 'string', not: { enum: ['a'] } }, '"a" is not allowed here'],
  ])('%j is refused by %j', (value, schema, message) => {
    expect(judged(value, schema)).toEqual([message]);
  });

  test.each<[unknown, StructuralSchema]>([
    [5, { 'x-kubernetes-int-or-string': true }],
    ['5', { 'x-kubernetes-int-or-string': true, pattern: '^[0-9]$' }],
    [5, { 'x-kubernetes-int-or-string': true, pattern: '^[a-z]$' }],
    [1, { type: 'number' }],
    ['😀😀', { type: 'string', minLength: 2, maxLength: 2 }],
    ['x', { type: 'string', format: 'a-format-of-tomorrow' }],
    [-(2 ** 31), { type: 'integer', format: 'int32' }],
  ])('%j is accepted by %j', (value, schema) => {
    expect(judged(value, schema)).toEqual([]);
  });
});

describe('combinations', () => {
  const choice: StructuralSchema = {
    type: 'object',
    properties: { a: { type: 'integer' }, b: { type: 'integer' } },
    oneOf: [{ not: { anyOf: [{ required: ['a'] }, { required: ['b'] }] } }, { required: ['a'] }, { required: ['b'] }],
  };

  test('of fields that exclude each other name them', () => {
    expect(judged({ a: 1, b: 2 }, choice)).toEqual(['"a", "b" exclude each other; set one of a, b']);
    expect(judged({ a: 1 }, choice)).toEqual([]);
    expect(judged({ a: 1, b: null }, choice)).toEqual([]);
    expect(judged({}, choice)).toEqual([]);
  });

  test('of which one is needed name them', () => {
    const anyOf = [{ required: ['a'] }, { required: ['b'] }];

    expect(judged({}, { ...choice, oneOf: undefined, anyOf })).toEqual(['incomplete; set a or b']);
  });

  test('of formats are said once', () => {
    const address = { properties: { value: { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] } } };
    const other = { properties: { type: { not: { enum: ['IPAddress'] } } } };
    const schema = { oneOf: [address, address, other] } as StructuralSchema;

    expect(judged({ type: 'IPAddress', value: 'x' }, schema)).toEqual([
      'these values do not go together; make value an IPv4 or an IPv6 address, or make type other than "IPAddress"',
    ]);
  });

  test('may stand in each other', () => {
    const one = { oneOf: [{ required: ['a'] }, { required: ['b'] }] };
    const both = { allOf: [{ required: ['a'] }, { required: ['b'] }] };

    expect(judged({ a: 1, b: 2 }, { ...choice, oneOf: undefined, anyOf: [one] })).toHaveLength(1);
    expect(judged({ a: 1 }, { ...choice, oneOf: undefined, anyOf: [one] })).toEqual([]);
    expect(judged({ a: 1 }, { ...choice, oneOf: undefined, not: both })).toEqual([]);
    expect(judged({ a: 1, b: 2 }, { ...choice, oneOf: undefined, not: both })).toHaveLength(1);
  });

  test('do not declare fields', () => {
    const schema = { ...named, allOf: [{ properties: { name: { maxLength: 1 }, other: {} } }] };

    expect(judged({ name: 'a', other: 1 }, schema)).toHaveLength(1);
  });
});
