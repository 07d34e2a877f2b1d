import { expect, test } from 'vitest';
import { type Manifest, title } from '../../lib/manifest/manifest';
import { syncWave } from '../../lib/platform/argo-cd';
import { pruneLast } from '../../lib/platform/argo-cd-applications';
import { delivered, manifestsOf } from '../charts/argo-cd/delivery';
import { reference } from '../support';

/**
 * What a sync waits for that also prunes: the health of all that is in an earlier wave than its last one (argo-cd v3.4
 * `gitops-engine/pkg/sync/sync_context.go`). What is pruned has the wave that it had, the last of them that of the first and
 * so on, or with `PruneLast=true` one after all others.
 */
function awaited(
  kept: readonly Manifest[],
  pruned: readonly Manifest[],
  options: readonly string[],
): readonly string[] {
  const last = Math.max(...[...kept, ...pruned].map(waveOf));
  const end = pruned.length > 0 && options.includes(pruneLast) ? last + 1 : last;
  return kept.filter((object) => waveOf(object) < end).map(title);
}

function waveOf({ metadata }: Manifest): number {
  return Number(metadata.annotations?.[syncWave] ?? 0);
}

const west = { ...reference, name: 'west', appsDomain: 'apps.west.acme.org', destination: { name: 'west' } };
const both = delivered([reference, west]);
const one = delivered([reference]);
const rootFiles = manifestsOf(one.stages.filter(({ id }) => /^[234]0-/.test(id)));
const gone = manifestsOf(both.stages).filter(
  ({ kind, metadata }) => kind === 'Application' && metadata.name.startsWith('west-'),
);

function optionsOf(application: string): readonly string[] {
  const { spec } = one.view.tryFind('argoproj.io/Application', 'openshift-gitops', application) ?? {};
  return spec?.syncPolicy?.syncOptions ?? [];
}

test('an application that leaves Git goes, however unhealthy another one is', () => {
  expect(gone.length).toBe(2);
  expect(awaited(rootFiles, gone, optionsOf('service-mesh-root'))).toEqual([]);
});

test('what takes the place of an object of a mesh is healthy before that goes', () => {
  const [stage] = [...one.clusters.values()].flat().filter(({ id }) => id === '30-gateways');
  const [first, ...rest] = stage?.manifests ?? [];

  expect(rest.length).toBeGreaterThan(0);
  expect(awaited(rest, first ? [first] : [], optionsOf(`${reference.name}-mesh`))).toEqual(rest.map(title));
});
