import { expect, it } from 'vitest';
import { tryExactJson, tryKey } from '../../lib/fleet/key';
import { reference, resolved } from '../support';

it.each([
  ['nothing and a missing field', { a: undefined }, {}],
  ['nothing and null', [undefined], [null]],
  ['a map and an object', new Map([['a', 1]]), { a: 1 }],
  ['a map and another', new Map([['a', 1]]), new Map([['a', 2]])],
  ['a number and a text', 1, '1'],
  ['the order of a list', ['a', 'b'], ['b', 'a']],
])('tells %s apart', (_, one, other) => {
  expect(tryExactJson(one)).toBeDefined();
  expect(tryExactJson(one)).not.toBe(tryExactJson(other));
});

it.each([
  ['a function', { run: () => 1 }],
  ['a number that JSON does not have', [Number.NaN]],
  ['what writes itself', new Date(0)],
  ['an object of a class', new (class Lazy {})()],
  ['a bigint', 1n],
  ['a text that looks like a mark', '\u0000undefined'],
])('of %s nothing can be told', (_, data) => {
  expect(tryExactJson(data)).toBeUndefined();
});

it('tells a cluster with all its defaults from one that differs in one value', () => {
  const other = { ...reference, appsDomain: 'apps.other.acme.org' };

  expect(tryExactJson(resolved(reference))).toBe(tryExactJson(resolved(reference)));
  expect(tryExactJson(resolved(reference))).not.toBe(tryExactJson(resolved(other)));
});

it('a cluster has no key where Rigging runs unbundled, since nobody knows what code that is', () => {
  expect(tryKey(resolved(reference))).toBeUndefined();
});
