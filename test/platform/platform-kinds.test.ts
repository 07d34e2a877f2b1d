import { expect, test } from 'vitest';
import { schemaIndex } from '../../imports/schema-index';
import { isPlatformKind } from '../../lib/platform/platform-kinds';

test('a kind of the platform is known by group and name', () => {
  expect(isPlatformKind('operator.openshift.io', 'IngressController')).toBe(true);
  expect(isPlatformKind('config.openshift.io', 'IngressController')).toBe(false);
  expect(isPlatformKind('example.com', 'IngressController')).toBe(false);
  expect(isPlatformKind('constructor', 'name')).toBe(false);
});

test('no kind that has a schema passes without it', () => {
  const withSchema = Object.values(schemaIndex).flatMap((kinds) => Object.keys(kinds));

  expect(
    withSchema.filter((name) => {
      const slash = name.lastIndexOf('/');
      return isPlatformKind(name.slice(0, slash), name.slice(slash + 1));
    }),
  ).toEqual([]);
});
