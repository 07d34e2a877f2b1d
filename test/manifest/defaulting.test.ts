import { expect, test } from 'vitest';
import { withDefaults } from '../../lib/manifest/defaulting';

test('a missing value gets its default, and one that is there keeps its own', () => {
  const node = { properties: { a: { default: 1 }, b: { default: 'x' }, c: { default: false } } };

  expect(withDefaults({}, node)).toEqual({ a: 1, b: 'x', c: false });
  expect(withDefaults({ a: 0, b: '', c: true, d: 2 }, node)).toEqual({ a: 0, b: '', c: true, d: 2 });
});

test('a map that is missing is not made for the sake of a default inside it', () => {
  const node = { properties: { outer: { properties: { inner: { default: 1 } } } } };

  expect(withDefaults({}, node)).toEqual({});
  expect(withDefaults({ outer: {} }, node)).toEqual({ outer: { inner: 1 } });
});

test('a default that is a map gets the defaults inside it', () => {
  const node = { properties: { to: { default: { kind: 'Service' }, properties: { weight: { default: 100 } } } } };

  expect(withDefaults({}, node)).toEqual({ to: { kind: 'Service', weight: 100 } });
  expect(withDefaults({ to: { weight: 1 } }, node)).toEqual({ to: { weight: 1 } });
});

test('every item of a list gets its defaults, and an absent or empty list no item', () => {
  const node = { properties: { refs: { items: { properties: { kind: { default: 'Gateway' } } } } } };

  expect(withDefaults({ refs: [{ name: 'a' }, { kind: 'Service' }] }, node)).toEqual({
    refs: [{ name: 'a', kind: 'Gateway' }, { kind: 'Service' }],
  });
  expect(withDefaults({ refs: [] }, node)).toEqual({ refs: [] });
  expect(withDefaults({}, node)).toEqual({});
});

test('every value of a map of any keys gets its defaults', () => {
  const node = { additionalProperties: { properties: { optional: { default: true } } } };

  expect(withDefaults({ a: {}, b: { optional: false } }, node)).toEqual({
    a: { optional: true },
    b: { optional: false },
  });
});

test('lists of lists and maps of maps are reached', () => {
  const leaf = { properties: { on: { default: 1 } } };

  expect(withDefaults([[{}], []], { items: { items: leaf } })).toEqual([[{ on: 1 }], []]);
  expect(withDefaults({ a: { b: {} } }, { additionalProperties: { additionalProperties: leaf } })).toEqual({
    a: { b: { on: 1 } },
  });
});

test('a value of another type than the schema says passes through, for the schema check to name', () => {
  const node = { properties: { spec: { properties: { a: { default: 1 } }, items: { properties: {} } } } };

  expect(withDefaults({ spec: 'text' }, node)).toEqual({ spec: 'text' });
  expect(withDefaults({ spec: null }, node)).toEqual({ spec: null });
  expect(withDefaults({ spec: 5 }, node)).toEqual({ spec: 5 });
});

test('without a schema nothing is added', () => {
  const value = { a: [{ b: {} }] };

  expect(withDefaults(value, undefined)).toBe(value);
  expect(withDefaults(undefined, { properties: { a: { default: 1 } } })).toBeUndefined();
});

test('neither the value nor the defaults change', () => {
  const value = Object.freeze({ list: Object.freeze([Object.freeze({})]) });
  const node = Object.freeze({
    properties: {
      list: { items: { properties: { a: { default: Object.freeze({ b: 1 }), properties: { c: { default: 2 } } } } } },
    },
  });

  expect(withDefaults(value, node)).toEqual({ list: [{ a: { b: 1, c: 2 } }] });
  expect(withDefaults(value, node)).toEqual({ list: [{ a: { b: 1, c: 2 } }] });
});

test('fields that are there keep their place, and defaults follow', () => {
  const node = { properties: { a: { default: 1 }, b: { default: 2 } } };

  expect(Object.keys(withDefaults({ z: 0, b: 0 }, node) as object)).toEqual(['z', 'b', 'a']);
});
