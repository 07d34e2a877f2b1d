import { expect, test } from 'vitest';
import { isRevisionOf, revisionName } from '../../lib/platform/naming';

test('a revision is called like its Istio, and by its version where it stands beside others', () => {
  expect(revisionName('prod', 'InPlace', 'v1.30.3')).toBe('prod');
  expect(revisionName('prod', 'RevisionBased', 'v1.30.3')).toBe('prod-v1-30-3');
});

test.each([
  ['prod-v1-28-10', true],
  ['prod-v1-28-latest', true],
  ['prod', false],
  ['prod-v1-28', false],
  ['other-v1-28-10', false],
  ['prod-v1-28-10-canary', false],
])('whether %s is a revision of prod: %s', (name, expected) => {
  expect(isRevisionOf('prod', name)).toBe(expected);
});
