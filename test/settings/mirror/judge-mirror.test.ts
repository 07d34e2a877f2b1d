import { expect, test } from 'vitest';
import { faultsOf, reference } from '../../support';

const registry = 'registry.acme.org/mirror';
const image = 'registry.istio.io/release/examples-bookinfo-reviews-v1:1.20.3';
const digest = `sha256:${'0'.repeat(64)}`;
const faults = (mirror: object) => faultsOf({ ...reference, mirror: { registry, ...mirror } });

test.each(['registry.acme.org', 'localhost:5000', 'registry:5000/a/b_c/d-e', registry])('%s is a registry', (one) => {
  expect(faults({ registry: one })).toEqual([]);
});

test.each(['', 'mirror', 'mirror/registry', 'registry.acme.org/', 'registry.acme.org/A', '-a.org', 'a.org:x'])(
  '"%s" is no registry',
  (one) => {
    expect(faults({ registry: one })).toEqual([
      `crc: mirror.registry: "${one}" is no registry; write its host, and a path perhaps: "registry.acme.org/mirror"`,
    ]);
  },
);

test('a registry has no scheme', () => {
  expect(faults({ registry: `https://${registry}` })).toEqual([
    `crc: mirror.registry: "https://${registry}" carries a scheme; write "${registry}"`,
  ]);
});

test('the name of a catalog is one fault, however many operators come from it', () => {
  expect(faults({ source: 'cs_mirror' })).toEqual([
    'crc: mirror.source: "cs_mirror" is not a DNS label: at most 63 lower-case letters, digits and "-", starting and ending with a letter or digit',
  ]);
});

test('an image that pods run is pinned by a digest', () => {
  expect(faults({ digests: { [image]: digest } })).toEqual([]);
  expect(faults({ digests: { [image]: 'sha256:0' } })).toEqual([
    `crc: mirror.digests["${image}"]: "sha256:0" is not a digest; write "sha256:" and 64 hexadecimal digits`,
  ]);
});

test('an image that no pod runs is named, with those that pods run', () => {
  expect(faults({ digests: { [image.replace('.3', '.9')]: digest } })).toEqual([
    `crc: mirror.digests["${image.replace('.3', '.9')}"]: no pod runs "${image.replace('.3', '.9')}"; did you mean "${image}"?`,
  ]);
  const bare = { ...reference, mirror: { registry, digests: { [image]: digest } }, controlPlanes: [{}] };
  expect(faultsOf(bare)).toEqual([
    `crc: mirror.digests["${image}"]: no pod runs "${image}"; no sample runs, so there is none to pin`,
  ]);
});

test('an image is pinned that only pods behind a tag run', () => {
  const older = 'docker.io/istio/examples-bookinfo-reviews-v1:1.20.3';
  const [plane] = reference.controlPlanes;
  const controlPlanes = [
    { ...plane, updateStrategy: { type: 'RevisionBased' }, revisionTags: [{ name: 'stable', version: 'v1.28.10' }] },
  ];

  expect(faultsOf({ ...reference, mirror: { registry, digests: { [older]: digest } }, controlPlanes })).toEqual([]);
});

test('an image is that of the tag which its sample follows, and no other', () => {
  const older = 'docker.io/istio/examples-bookinfo-reviews-v1:1.20.3';
  const [plane] = reference.controlPlanes;
  const revisionTags = [{ name: 'stable', version: 'v1.28.10' }, { name: 'latest' }];
  const [bookinfo] = plane.applications;
  const applications = [{ ...bookinfo, revisionTag: 'latest' }];
  const controlPlanes = [{ ...plane, updateStrategy: { type: 'RevisionBased' }, revisionTags, applications }];
  const pinned = (image: string) => ({
    ...reference,
    mirror: { registry, digests: { [image]: digest } },
    controlPlanes,
  });

  expect(faultsOf(pinned(image))).toEqual([]);
  expect(faultsOf(pinned(older))).toMatchObject([expect.stringContaining(`no pod runs "${older}"`)]);
});
