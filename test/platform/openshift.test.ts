import { expect, test } from 'vitest';
import {
  type OpenShiftRelease,
  openshiftBetween,
  openshiftReleaseNames,
  openshiftReleases,
} from '../../lib/platform/openshift';

const releases = Object.values<OpenShiftRelease>(openshiftReleases);

test('releases follow each other without a gap, and so do their Kubernetes minors', () => {
  const minors = openshiftReleaseNames.map((name) => Number(name.replace('4.', '')));
  const kubernetes = releases.map((release) => release.kubernetes);

  expect(minors).toEqual(minors.map((_, i) => 14 + i));
  // OpenShift 4.n has carried Kubernetes 1.(n + 13) since 4.3.
  expect(kubernetes).toEqual(minors.map((minor) => (minor < 23 ? `1.${minor + 13}` : undefined)));
});

test('a Gateway API comes with OpenShift from 4.19 on, and never an older one than before', () => {
  const bundles = releases.map(({ gatewayApi }) => gatewayApi);
  const known = bundles.filter((bundle) => bundle !== undefined);

  expect(bundles.indexOf(known[0])).toBe(openshiftReleaseNames.indexOf('4.19'));
  expect(bundles.slice(openshiftReleaseNames.indexOf('4.19'))).toEqual(known);
  expect(known).toEqual([...known].sort());
});

test('a range of releases holds both of its ends, and all that follow where it has no end', () => {
  expect(openshiftBetween('4.14', '4.16')).toEqual(['4.14', '4.15', '4.16']);
  expect(openshiftBetween('4.18', '4.18')).toEqual(['4.18']);
  expect(openshiftBetween('4.21', undefined)).toEqual(['4.21', '4.22', '4.23']);
});
