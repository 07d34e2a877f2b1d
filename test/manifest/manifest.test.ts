import { expect, test } from 'vitest';
import { groupOf, identity, title } from '../../lib/manifest/manifest';

const route = {
  apiVersion: 'route.openshift.io/v1',
  kind: 'Route',
  metadata: { name: 'shop', namespace: 'ingress' },
};
const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ingress' } };

test('the group of an object stands before the slash, and is core where there is none', () => {
  expect(groupOf(route)).toBe('route.openshift.io');
  expect(groupOf(namespace)).toBe('core');
});

test('the identity of an object does not depend on the version', () => {
  expect(identity(route)).toBe('route.openshift.io/Route/ingress/shop');
  expect(identity({ ...route, apiVersion: 'route.openshift.io/v2' })).toBe(identity(route));
  expect(identity(namespace)).toBe('core/Namespace//ingress');
});

test('group, kind, namespace and name each tell objects apart', () => {
  const others = [
    route,
    { ...route, apiVersion: 'example.com/v1' },
    { ...route, kind: 'Service' },
    { ...route, metadata: { name: 'shop', namespace: 'other' } },
    { ...route, metadata: { name: 'other', namespace: 'ingress' } },
    { ...route, metadata: { name: 'shop' } },
  ];

  expect(new Set(others.map(identity)).size).toBe(others.length);
});

test('a title names kind, namespace and name', () => {
  expect(title(route)).toBe('Route ingress/shop');
  expect(title(namespace)).toBe('Namespace ingress');
});
