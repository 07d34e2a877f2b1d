import { expect, test } from 'vitest';
import { bookinfoImage } from '../../lib/platform/bookinfo';
import { type OssmRelease, ossmReleases } from '../../lib/platform/ossm';

test.each([
  ['v1.30.3', 'registry.istio.io/release/examples-bookinfo-reviews-v1:1.20.3'],
  ['v1.30-latest', 'registry.istio.io/release/examples-bookinfo-reviews-v1:1.20.3'],
  ['v1.28.10', 'docker.io/istio/examples-bookinfo-reviews-v1:1.20.3'],
  ['v1.26.2', 'docker.io/istio/examples-bookinfo-reviews-v1:1.20.3'],
  ['v1.24.6', 'docker.io/istio/examples-bookinfo-reviews-v1:1.20.2'],
  ['v1.23.0', 'docker.io/istio/examples-bookinfo-reviews-v1:1.20.2'],
])('Istio %s runs the images of its own sample', (version, image) => {
  expect(bookinfoImage('reviews-v1', version)).toBe(image);
});

test('every version and alias of every release has an image', () => {
  const versions = Object.values<OssmRelease>(ossmReleases).flatMap(({ installable, aliases }) => [
    ...installable,
    ...aliases,
  ]);

  for (const version of versions) expect(bookinfoImage('details-v1', version)).toMatch(/^[a-z./-]+details-v1:[\d.]+$/);
});
