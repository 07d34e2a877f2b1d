import { expect, test } from 'vitest';
import { schemaIndex } from '../../imports/schema-index';
import { isOperatorKind } from '../../lib/platform/operator-kinds';

test('a kind of a well-known operator is known by group and name', () => {
  expect(isOperatorKind('external-secrets.io', 'ExternalSecret')).toBe(true);
  expect(isOperatorKind('bitnami.com', 'SealedSecret')).toBe(true);
  expect(isOperatorKind('bitnami.com', 'ExternalSecret')).toBe(false);
});

test('no kind that has a schema passes without it', () => {
  const withSchema = Object.values(schemaIndex).flatMap((kinds) => Object.keys(kinds));

  expect(
    withSchema.filter((name) => {
      const slash = name.lastIndexOf('/');
      return isOperatorKind(name.slice(0, slash), name.slice(slash + 1));
    }),
  ).toEqual([]);
});
