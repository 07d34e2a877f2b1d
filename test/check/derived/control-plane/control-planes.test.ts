import { expect, test } from 'vitest';
import { tryControlPlane } from '../../../../lib/check/derived/control-plane/control-planes';
import { all, istio, revisionBased, tag } from '../../rules/control-plane/resources';
import { meshOf } from '../../rules/examples';

const planes = all(istio(`version: v1.30.3, ${revisionBased}`, 'prod'), istio('version: v1.30.3', 'b'));

test.each([
  ['an active revision', '', 'prod-v1-30-3', 'prod'],
  ['a tag of an Istio', tag('stable', 'Istio', 'b'), 'stable', 'b'],
  ['a tag of an active revision', tag('stable', 'IstioRevision', 'prod-v1-30-3'), 'stable', 'prod'],
  ['a tag that stays with an older revision', tag('stable', 'IstioRevision', 'prod-v1-28-10'), 'stable', 'prod'],
  [
    'a tag of a revision that an update in place would not have',
    tag('x', 'IstioRevision', 'b-v1-28-10'),
    'x',
    undefined,
  ],
  ['a tag of nothing', tag('x', 'Istio', 'none'), 'x', undefined],
])('%s leads to its control plane', (_, text, label, expected) => {
  const mesh = meshOf({ code: 'CP015' }, all(planes, text));

  expect(tryControlPlane(mesh, label)?.istio.metadata.name).toBe(expected);
});
