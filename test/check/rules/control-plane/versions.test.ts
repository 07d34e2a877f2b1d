import { describe, expect, test } from 'vitest';
import { cniSkew } from '../../../../lib/check/rules/control-plane/cni-skew';
import { installableVersion } from '../../../../lib/check/rules/control-plane/installable-version';
import { livingVersion } from '../../../../lib/check/rules/control-plane/living-version';
import { supportedMinor } from '../../../../lib/check/rules/control-plane/supported-minor';
import { ztunnelSkew } from '../../../../lib/check/rules/control-plane/ztunnel-skew';
import { all, cni, found, istio, subscription, ztunnel } from './resources';

describe('CP001', () => {
  test.each([
    ['a patch of the target release', istio('version: v1.30.3'), 0],
    ['an alias', istio('version: v1.28-latest'), 0],
    ['an alias of a minor that no release has', istio('version: v1.29-latest'), 1],
    ['what has reached its end of life, of which another rule speaks', istio('version: v1.26.8'), 0],
    ['a plugin of an unknown version', cni('version: v1.29.2'), 1],
    ['a ztunnel of an unknown version', ztunnel('version: v1.29.2'), 1],
    ['no version', istio('profile: ambient'), 0],
  ])('%s', (_, text, count) => {
    expect(found(installableVersion, text)).toHaveLength(count);
  });

  test('takes the release from the channel in the input, and from the target where the channel names none', () => {
    const text = istio('version: v1.24.6');

    expect(found(installableVersion, text, subscription('stable-3.1'))).toEqual([]);
    expect(found(installableVersion, text, subscription('stable'))).toEqual(['error default spec.version']);
    expect(found(installableVersion, text, '', { release: '3.2' })).toEqual([]);
  });
});

test('CP002: the end of life depends on the release', () => {
  expect(found(livingVersion, istio('version: v1.26.8'))).toEqual(['error default spec.version']);
  expect(found(livingVersion, istio('version: v1.26.8'), subscription('stable-3.3'))).toEqual([]);
});

test('CP003: a newest control plane beside an older one is an update on its way', () => {
  const old = istio('version: v1.28.10');

  expect(found(supportedMinor, old)).toEqual(['warning default spec.version']);
  expect(found(supportedMinor, all(old, istio('version: v1.30.1', 'canary')))).toEqual([]);
});

describe('CP010', () => {
  test.each([
    ['the same minor', 'v1.30.1', 'v1.30.3', []],
    ['the one before, of those that the release has', 'v1.28.10', 'v1.30.3', []],
    ['two before', 'v1.27.9', 'v1.30.3', ['error default spec.version']],
    ['the next one', 'v1.30.3', 'v1.28.10', ['warning default spec.version']],
    ['two ahead', 'v1.30.3', 'v1.27.9', ['error default spec.version']],
    ['aliases', 'v1.28-latest', 'v1.30-latest', []],
    ['a version that is no version', 'v1.29.2', 'v1.27.9', []],
  ])('%s', (_, plugin, plane, expected) => {
    expect(found(cniSkew, cni(`version: ${plugin}`), istio(`version: ${plane}`))).toEqual(expected);
  });
});

test('CP011 asks for a control plane in ambient mode', () => {
  const text = ztunnel('version: v1.27.9');

  expect(found(ztunnelSkew, text, istio('version: v1.30.3, profile: ambient'))).toHaveLength(1);
  expect(found(ztunnelSkew, text, istio('version: v1.30.3'))).toEqual([]);
});
