import { expect, it } from 'vitest';
import { prove } from '../../lib/check/prove';
import { SoundObjects } from '../../lib/check/sound-objects';
import type { Manifest } from '../../lib/manifest/manifest';

const target = { release: '3.4', openshift: '4.20' } as const;

function serviceOn(port: unknown): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'shop', namespace: 'shop' },
    spec: { ports: [{ name: 'http', port }] },
  };
}

function codesOf(manifest: Manifest, sound?: SoundObjects, release: '3.4' | '3.0' = '3.4'): readonly string[] {
  const findings = prove({ manifests: [manifest], ...(sound && { sound }) }, { ...target, release });
  return findings.map(({ code, at }) => `${code} ${at}`);
}

it('an object that was sound is remembered, and one with a fault is not', () => {
  const sound = new SoundObjects();
  codesOf(serviceOn(80), sound);
  codesOf(serviceOn('eighty'), sound);

  expect(sound.has(serviceOn(80), target)).toBe(true);
  expect(sound.has(serviceOn('eighty'), target)).toBe(false);
  expect(sound.has(serviceOn(81), target)).toBe(false);
});

it('an object is inspected again for another release, which may have another schema of it', () => {
  const sound = new SoundObjects();
  codesOf(serviceOn(80), sound);

  expect(sound.has(serviceOn(80), { ...target, release: '3.0' })).toBe(false);
});

it.each([serviceOn(80), serviceOn('eighty'), serviceOn(null)])('the second time the same is found', (service) => {
  const sound = new SoundObjects();
  const first = codesOf(service, sound);

  expect(codesOf(service, sound)).toEqual(first);
  expect(codesOf(service)).toEqual(first);
});
