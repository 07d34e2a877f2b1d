import { expect, test } from 'vitest';
import type { StructuralSchema } from '../../../lib/check/structural-schema';
import { violationsOf } from './schemas';

const text: StructuralSchema = { type: 'string' };

function list(rule: string, items: StructuralSchema = text, more: StructuralSchema = {}): StructuralSchema {
  return { type: 'array', items, 'x-kubernetes-validations': [{ rule }], ...more };
}

test('each item that a rule for all items refuses is named, with what stands there', () => {
  expect(violationsOf(list("self.all(x, x != 'b')"), ['b', 'a', 'b'])).toEqual([
    'spec[0]: must not be "b", got "b"',
    'spec[2]: must not be "b", got "b"',
  ]);
});

test('a rule may begin with a bracket, or stand at the object that holds the list', () => {
  const holder: StructuralSchema = {
    type: 'object',
    properties: { names: { type: 'array', items: text } },
    'x-kubernetes-validations': [{ rule: "self.names.all(x, (x == 'a') ? false : true)" }],
  };

  expect(violationsOf(holder, { names: ['b', 'a'] })).toEqual(['spec.names[1]: must not be "a", got "a"']);
});

test('of items that repeat each other, all but the first are named, with the one that they repeat', () => {
  const rule =
    'self.all(a, self.exists_one(b, a.name == b.name && (has(a.port) ? has(b.port) && a.port == b.port : !has(b.port))))';
  const item: StructuralSchema = { type: 'object', properties: { name: text, port: { type: 'integer' } } };
  const items = [{ name: 'a' }, { name: 'b' }, { name: 'a', port: 1 }, { name: 'a' }, { name: 'a' }];

  expect(violationsOf(list(rule, item), items)).toEqual([
    'spec[3]: has the same name and port as spec[0]; change one of them',
    'spec[4]: has the same name and port as spec[0]; change one of them',
  ]);
});

test('a refused key of a map is named', () => {
  const map: StructuralSchema = {
    type: 'object',
    additionalProperties: text,
    'x-kubernetes-validations': [{ rule: "self.all(key, !key.contains('*'))" }],
  };

  expect(violationsOf(map, { a: 'x', 'b*': 'y' })).toEqual(['spec["b*"]: key must not contain "*", got "b*"']);
});

test('an item that cannot be judged is named with the reason', () => {
  expect(violationsOf(list('self.all(x, int(x) > 0)'), ['1', 'a'])).toEqual([
    'spec[1]: must be greater than 0, got "a"; "a" is no integer',
  ]);
});

test('items of a set are counted as they stand, even where one is repeated', () => {
  const set = list("self.all(x, x != 'c')", text, { 'x-kubernetes-list-type': 'set' });

  expect(violationsOf(set, ['a', 'a', 'c'])).toEqual(['spec[2]: must not be "c", got "c"']);
});

test('a rule with words or a place of its own is refused there', () => {
  const own = list('', text, {
    'x-kubernetes-validations': [{ rule: "self.all(x, x != 'b')", messageExpression: "'no b'" }],
  });

  expect(violationsOf(own, ['b'])).toEqual(['spec: no b']);
});
