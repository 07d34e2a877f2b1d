import { expect, test } from 'vitest';
import { resolveDelivery } from '../../lib/settings/resolve-delivery';
import { reference, resolved } from '../support';

const repoURL = 'https://git.acme.org/platform/mesh.git';
const crc = resolved(reference);

test('without settings nothing is delivered', () => {
  expect(resolveDelivery({}, [crc])).toEqual({ faults: [] });
});

test('a repository is enough for Argo CD; everything else has a default', () => {
  expect(resolveDelivery({ argoCD: { repoURL } }, [crc]).argoCD).toEqual({
    repoURL,
    targetRevision: 'HEAD',
    path: 'dist',
    release: '1.21',
    namespace: 'openshift-gitops',
    name: 'openshift-gitops',
    project: 'service-mesh',
    automated: true,
  });
});

test.each<[unknown, readonly string[]]>([
  [5, ['the second argument of synth: expected a map, got 5']],
  [null, ['the second argument of synth: expected a map, got null']],
  [{ argoCd: {} }, ['argoCd: no such setting; did you mean "argoCD"?']],
  [{ argoCD: 5 }, ['argoCD: expected a map, got 5']],
  [{ argoCD: { repoURL: 5 } }, ['argoCD.repoURL: expected a string, got 5']],
  [{ argoCD: { repoURL, clusters: [] } }, ['argoCD.clusters: expected a map, got a list']],
])('%o has one fault', (settings, faults) => {
  expect(resolveDelivery(settings, [crc]).faults).toEqual(faults);
});
