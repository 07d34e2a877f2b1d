import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../lib/manifest/stage';
import { argoCDFolder } from '../../../lib/platform/argo-cd-applications';
import type { ArgoCDSettings } from '../../../lib/settings/argo-cd/argo-cd-settings';
import type { ClusterSettings } from '../../../lib/settings/cluster-settings';
import { delivered } from '../../charts/argo-cd/delivery';
import { inPlane, reference } from '../../support';
import { meantByObjects, meantByStages } from './meant';

function stagesOf(argoCD: Partial<ArgoCDSettings>, settings: readonly ClusterSettings[] = [reference]) {
  return delivered(settings, argoCD).stages;
}

/** Names of what means something, with the meanings. */
function told(lines: readonly string[]): readonly string[] {
  return [...new Set(lines.map((line) => line.replace(/^(\S+ \S+ [a-z-]+): .*$/, '$1')))].sort();
}

const fleet = (mesh: string) => ({ clusters: { matchLabels: { mesh } } });
const sets = [
  'ApplicationSet openshift-gitops/service-mesh-mesh',
  'ApplicationSet openshift-gitops/service-mesh-operators',
];
const applications = [
  'Application openshift-gitops/crc-mesh',
  'Application openshift-gitops/crc-operators',
  'Application openshift-gitops/service-mesh-root',
];

describe('settings of Argo CD', () => {
  it('that are the same mean nothing', () => {
    expect(meantByStages(stagesOf({}), stagesOf({}))).toEqual([]);
    expect(meantByStages(stagesOf(fleet('a')), stagesOf(fleet('a')))).toEqual([]);
  });

  it('that choose other clusters are told as a deletion', () => {
    expect(told(meantByStages(stagesOf(fleet('a')), stagesOf(fleet('b'))))).toEqual(
      sets.map((name) => `${name} deletion`),
    );
  });

  it.each([
    ['branch', { targetRevision: 'prod' }],
    ['folder', { path: 'rendered' }],
  ])('that read another %s are told as a deletion', (_, settings) => {
    expect(told(meantByStages(stagesOf({}), stagesOf(settings)))).toEqual(
      applications.map((name) => `${name} deletion`),
    );
  });

  it('that sync no longer by themselves are told as a wait', () => {
    expect(told(meantByStages(stagesOf({}), stagesOf({ automated: false })))).toEqual(
      applications.map((name) => `${name} wait`),
    );
  });

  it('that name another cluster leave all behind in the old one', () => {
    const [old, next] = ['prod', 'prod2'].map((name) => stagesOf({}, [{ ...reference, destination: { name } }]));
    const lines = told(meantByStages(old ?? [], next ?? []));

    expect(lines).toContain('Application openshift-gitops/crc-mesh deletion');
    expect(lines).toContain('AppProject openshift-gitops/service-mesh deletion');
  });

  it('that lose the last object of a kind leave it behind', () => {
    const kiali = [inPlane({ observability: { kiali: true } })];
    const lines = meantByStages(stagesOf({}, kiali), stagesOf({}));

    expect(lines).toEqual([
      'AppProject openshift-gitops/service-mesh deletion: what AppProject openshift-gitops/service-mesh no longer allows to its Applications stays as it is, and is no longer kept in sync (spec.destinations, spec.clusterResourceWhitelist and spec.namespaceResourceWhitelist)',
    ]);
  });
});

describe('an object in another file', () => {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'shop' } };
  const at = (id: string): readonly Stage[] => [{ id, manifests: [object] }];

  it('of another Application may be deleted before that takes it', () => {
    expect(meantByStages(at('00-operators'), at('60-routing'))).toEqual([
      'ConfigMap shop/settings deletion: under Argo CD, the Application of part "operators" may delete ConfigMap shop/settings before that of part "mesh" makes it anew',
    ]);
  });

  it('of the same Application means nothing', () => {
    expect(meantByStages(at('50-workloads'), at('60-routing'))).toEqual([]);
    expect(meantByStages(at('00-operators'), at('60-routing'), argoCDFolder)).toEqual([]);
  });
});

describe('an object of another name', () => {
  const settings = (name: string, metadata: object = {}) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'shop', ...metadata },
    data: { a: '1' },
  });
  const replaces = 'ConfigMap shop/old deletion: replaces it by ConfigMap shop/new, equal but for its name';
  const replaced = (old: object, now: object) =>
    meantByObjects([settings('old', old)], [settings('new', now)]).includes(replaces);

  it('is equal whatever its wave, and with its name in its labels', () => {
    const wave = (value: string) => ({ 'argocd.argoproj.io/sync-wave': value });

    expect(replaced({ annotations: wave('1') }, { annotations: wave('2') })).toBe(true);
    expect(replaced({ labels: { app: 'old' } }, { labels: { app: 'new' } })).toBe(true);
  });

  it('is another one by its labels and annotations', () => {
    expect(replaced({ labels: { app: 'web' } }, {})).toBe(false);
    expect(replaced({}, { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' } })).toBe(false);
  });
});
