import { expect, test } from 'vitest';
import { isIstioSince, positionOf, tryMinorsApart, tryNextVersion } from '../../lib/platform/istio-versions';
import { ossmReleases } from '../../lib/platform/ossm';

test('a version ranks by how many newer ones there are, and an unknown one not at all', () => {
  const ossm = ossmReleases['3.4'];

  expect(positionOf('v1.30.3', ossm)).toBe(0);
  expect(positionOf('v1.30-latest', ossm)).toBe(0);
  expect(positionOf('v1.28-latest', ossm)).toBe(2);
  expect(positionOf('v1.27.3', ossm)).toBe(10);
  expect(['v1.2', 'v1.2-latest', 'v1.26-latest', '', 'v9'].map((version) => positionOf(version, ossm))).toEqual(
    Array(5).fill(-1),
  );
});

test('an update goes to the newest patch of the next minor, and within the newest minor to its newest patch', () => {
  const next = (version: string) => tryNextVersion(version, ossmReleases['3.4']);

  expect(['v1.27.3', 'v1.28.10', 'v1.30.1', 'v1.30.3'].map(next)).toEqual([
    'v1.28.10',
    'v1.30.3',
    'v1.30.3',
    undefined,
  ]);
  expect(['v1.27-latest', 'v1.28-latest', 'v1.30-latest'].map(next)).toEqual([
    'v1.28-latest',
    'v1.30-latest',
    undefined,
  ]);
});

test.each([
  ['v1.30.3', 'v1.30.1', 0],
  ['v1.30.3', 'v1.28-latest', 1],
  ['v1.24.6', 'v1.26.2', 1],
  ['v1.23.0', 'v1.30.1', 5],
  ['v1.28.4', 'v1.30-latest', 1],
  ['v1.29.0', 'v1.30.3', undefined],
])('%s and %s are %s minors apart that releases install', (version, other, apart) => {
  expect(tryMinorsApart(version, other)).toBe(apart);
});

test.each([
  ['v1.26.2', true],
  ['v1.26-latest', true],
  ['v1.30.3', true],
  ['v1.24.6', false],
  ['v1.9.0', false],
  ['1.26.2', false],
  ['latest', false],
])('whether Istio %s is of minor 26 or newer: %s', (version, expected) => {
  expect(isIstioSince(version, 26)).toBe(expected);
});
