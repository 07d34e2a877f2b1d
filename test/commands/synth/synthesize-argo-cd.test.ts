import { expect, test } from 'vitest';
import { title } from '../../../lib/manifest/manifest';
import { type OpenShiftGitOpsReleaseName, openshiftGitOpsReleases } from '../../../lib/platform/openshift-gitops';
import type { ArgoCDSettings } from '../../../lib/settings/argo-cd/argo-cd-settings';
import { reference } from '../../support';
import { synthesized } from '../../synthesized';

const repoURL = 'https://git.acme.org/platform/mesh.git';
const east = { ...reference, name: 'east', appsDomain: 'apps.east.acme.org', userWorkloadMonitoring: true };
const west = { ...reference, name: 'west', appsDomain: 'apps.west.acme.org' };
const releases = Object.keys(openshiftGitOpsReleases) as OpenShiftGitOpsReleaseName[];

function argoCD(settings: Partial<ArgoCDSettings> = {}) {
  const destination = settings.clusters ? {} : { destination: { name: 'west' } };
  const { faults, syntheses } = synthesized([east, { ...west, ...destination }], { argoCD: { repoURL, ...settings } });
  expect(faults).toEqual([]);
  const last = syntheses.at(-1);
  if (!last) throw new Error('nothing is synthesized');
  return last;
}

test.each<[string, Partial<ArgoCDSettings>]>([
  ...releases.map((release): [string, Partial<ArgoCDSettings>] => [`OpenShift GitOps ${release}`, { release }]),
  ['another namespace', { namespace: 'gitops', name: 'ops' }],
  ['a fleet', { clusters: { matchLabels: { mesh: 'yes' } } }],
  ['a plugin', { plugin: { image: 'registry.acme.org/rigging:1' } }],
  ['a fleet that is rendered by a plugin', { clusters: { matchLabels: { a: 'b' } }, plugin: { image: 'a.org/b:1' } }],
])('what is written for %s has no finding', (_, settings) => {
  const { cluster, faults, findings, files } = argoCD(settings);

  expect(faults).toEqual([]);
  expect(findings.map(({ code, on, at, message }) => `${code} ${title(on)} ${at}: ${message}`)).toEqual([]);
  expect(cluster).toBe('argocd');
  expect([...files.keys()].at(-1)).toBe('README.md');
});

test('it is the same whenever it is written', () => {
  expect(argoCD().files).toEqual(argoCD().files);
});

test('a change of one cluster changes what is said of no other', () => {
  const text = (changes: object) => {
    const { syntheses } = synthesized([east, { ...west, destination: { name: 'west' }, ...changes }], {
      argoCD: { repoURL },
    });
    return syntheses.at(-1)?.files.get('10-permissions-east.yaml');
  };

  expect(text({ userWorkloadMonitoring: true })).toBe(text({}));
  expect(text({})).toBeDefined();
});
