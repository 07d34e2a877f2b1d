import { expect, test } from 'vitest';
import { selects, View } from '../../lib/manifest/view';

const gateway = object('networking.istio.io/v1', 'Gateway', 'shop', 'a');
const older = object('networking.istio.io/v1beta1', 'Gateway', 'shop', 'b');
const otherGroup = object('gateway.networking.k8s.io/v1', 'Gateway', 'shop', 'a');
const namespace = object('v1', 'Namespace', 'a');
const view = new View([gateway, otherGroup, older, namespace]);

test('objects are found by group and kind, whatever their version, in the order given', () => {
  expect(view.ofKind('networking.istio.io/Gateway')).toEqual([gateway, older]);
  expect(view.ofKind('core/Namespace')).toEqual([namespace]);
  expect(view.ofKind('core/Service')).toEqual([]);
});

test('one object is found by namespace and name', () => {
  expect(view.tryFind('networking.istio.io/Gateway', 'b', 'shop')).toBe(older);
  expect(view.tryFind('networking.istio.io/Gateway', 'c', 'shop')).toBeUndefined();
  expect(view.tryFind('networking.istio.io/Gateway', 'a', 'shop2')).toBeUndefined();
  expect(view.tryFind('core/Namespace', undefined, 'a')).toBe(namespace);
  expect(view.tryFind('core/Namespace', 'a', 'a')).toBeUndefined();
});

test('a selector selects what carries all of its labels', () => {
  const labels = { app: 'web', version: 'v1' };

  expect(selects({ app: 'web' }, labels)).toBe(true);
  expect(selects({ app: 'web', version: 'v1' }, labels)).toBe(true);
  expect(selects({ app: 'web', version: 'v2' }, labels)).toBe(false);
  expect(selects({ tier: 'front' }, labels)).toBe(false);
  expect(selects({ app: 'web' }, undefined)).toBe(false);
});

test('a selector without labels selects nothing', () => {
  expect(selects({}, { app: 'web' })).toBe(false);
  expect(selects(undefined, { app: 'web' })).toBe(false);
  expect(selects(undefined, undefined)).toBe(false);
});

function object(apiVersion: string, kind: string, name: string, namespace?: string) {
  return { apiVersion, kind, metadata: { name, namespace } };
}
