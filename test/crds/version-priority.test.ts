import { expect, test } from 'vitest';
import { byPriority } from '../../lib/crds/version-priority';

test('versions go from the most stable and newest to names that are no versions', () => {
  const inOrder = [
    'v10',
    'v2',
    'v1',
    'v3beta1',
    'v1beta2',
    'v1beta1',
    'v1alpha10',
    'v1alpha3',
    'v1alpha1',
    'bar',
    'foo',
  ];

  expect(inOrder.toReversed().sort(byPriority)).toEqual(inOrder);
  expect(inOrder.toSorted(byPriority)).toEqual(inOrder);
});
