import { expect, test } from 'vitest';
import type { ArgoCDSettings } from '../../../lib/settings/argo-cd/argo-cd-settings';
import { resolveClusters } from '../../../lib/settings/resolve-clusters';
import { resolveDelivery } from '../../../lib/settings/resolve-delivery';

const repoURL = 'https://git.acme.org/platform/mesh.git';

function cluster(name: string, settings: object = {}) {
  return { name, appsDomain: `apps.${name.slice(0, 60)}.acme.org`, ...settings };
}

function faults(argoCD: Partial<ArgoCDSettings> | object, settings: readonly object[] = [cluster('east')]) {
  const { clusters, faults: own } = resolveClusters(settings);
  return [...own, ...resolveDelivery({ argoCD: { repoURL, ...argoCD } }, clusters).faults];
}

test('the least that is told is a repository', () => {
  expect(faults({})).toEqual([]);
});

test('nothing but what Argo CD takes is a setting of it', () => {
  expect(faults({ repoUrl: repoURL, repoURL: undefined })).toEqual([
    'argoCD.repoUrl: no such setting; did you mean "repoURL"?',
    'argoCD.repoURL: missing; give a string',
  ]);
  expect(faults({ release: '1.2' })).toEqual(['argoCD.release: "1.2" is not known; did you mean "1.20"?']);
});

test.each([
  repoURL,
  'https://git.acme.org:8443/mesh',
  'ssh://git@git.acme.org:2222/platform/mesh.git',
  'ssh://git.acme.org/mesh.git',
  'git@git.acme.org:platform/mesh.git',
])('%s is where a Git repository can be', (one) => {
  expect(faults({ repoURL: one })).toEqual([]);
});

test.each([
  'git.acme.org/mesh',
  'http://git.acme.org/mesh.git',
  'https://git.acme.org',
  '../mesh',
  'https://a.org/*',
  'https://git.acme.org:99999/mesh.git',
])('%s is no URL of a Git repository', (one) => {
  expect(faults({ repoURL: one })).toEqual([
    `argoCD.repoURL: "${one}" is no URL of a Git repository; write "https://git.acme.org/mesh.git" or "git@git.acme.org:mesh.git"`,
  ]);
});

test('an empty repository is told as such', () => {
  expect(faults({ repoURL: '' })).toEqual(['argoCD.repoURL: is empty; give the URL of the Git repository']);
});

test.each([
  'https://user:secret@git.acme.org/mesh.git',
  'https://secret@git.acme.org/a',
  'ssh://git:secret@git.acme.org/a',
])('credentials in a URL are refused and not repeated', (one) => {
  expect(faults({ repoURL: one })).toEqual([
    'argoCD.repoURL: carries credentials; leave them to a Secret of Argo CD, and write the URL without',
  ]);
});

test.each(['.', 'dist', 'mesh/dist', 'mesh-1.2/.out'])('%s is a folder of a repository', (path) => {
  expect(faults({ path })).toEqual([]);
});

test.each(['', '/dist', './dist', '../dist', 'a/../b', 'a//b', 'dist/', '..', 'dist/*', 'my dist'])(
  '"%s" is no folder as Argo CD compares them',
  (path) => {
    expect(faults({ path })).toEqual([
      `argoCD.path: "${path}" is no folder as seen from the repository; write e.g. "dist"`,
    ]);
  },
);

test.each(['release/2026', 'v1.2', 'HEAD', '0a1b2c3', 'dependabot/npm_and_yarn/a@1'])(
  '%s is a branch, a tag or a commit',
  (targetRevision) => {
    expect(faults({ targetRevision })).toEqual([]);
  },
);

test.each(['', 'ma in', '../x', 'a..b', '.a', 'a/.b', 'a//b', 'a/', 'a.', 'a.lock', 'a@{1}', '-a', 'a~1', 'a:b'])(
  '"%s" is no branch, tag or commit',
  (targetRevision) => {
    expect(faults({ targetRevision })).toEqual([
      `argoCD.targetRevision: "${targetRevision}" is no branch, tag or commit; write e.g. "main"`,
    ]);
  },
);

test('an image that no registry could have is refused', () => {
  expect(faults({ plugin: { image: 'quay.io:443/acme/mesh@sha256:0' } })).toEqual([]);
  expect(faults({ plugin: { image: 'a b' } })).toEqual([
    'argoCD.plugin.image: "a b" is no image; write e.g. "registry.acme.org/mesh:1"',
  ]);
});

test('no namespace of a mesh is that of Argo CD, in the cluster that it runs in', () => {
  const mesh = { controlPlanes: [{ namespaces: ['shop', 'argocd'] }] };

  expect(faults({ namespace: 'argocd' }, [cluster('east', mesh)])).toEqual([
    'east: controlPlanes[0].namespaces[1]: "argocd" is argoCD.namespace; give another',
  ]);
  expect(faults({ namespace: 'argocd' }, [cluster('east', { ...mesh, destination: { name: 'east' } })])).toEqual([]);
});

test('names are such as Kubernetes takes', () => {
  const name =
    'at most 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit';

  expect(faults({ name: 'Argo', project: 'a_b', namespace: 'a.b' })).toEqual([
    'argoCD.namespace: "a.b" is not a DNS label: at most 63 lower-case letters, digits and "-", starting and ending with a letter or digit',
    `argoCD.name: "Argo" is not a DNS subdomain: ${name}`,
    `argoCD.project: "a_b" is not a DNS subdomain: ${name}`,
  ]);
});

test('the project that Argo CD makes for all is not narrowed to a mesh', () => {
  expect(faults({ project: 'default' })).toEqual([
    'argoCD.project: "default" is the project that Argo CD makes for all; give one of its own, e.g. "service-mesh"',
  ]);
});

test('names that are made of others fit where they are written', () => {
  const long = 'a'.repeat(54);

  expect(faults({ project: long }, [cluster(long)])).toEqual([
    `argoCD.project: "${long}" is too long: "${long}-operators" has 64 characters; at most 63 are allowed`,
    `${long}: name: "${long}" is too long: "${long}-operators" has 64 characters; at most 63 are allowed`,
  ]);
  expect(faults({ name: 'a'.repeat(230) })).toEqual([
    `argoCD.name: "${'a'.repeat(230)}" is too long: "${'a'.repeat(230)}-argocd-application-controller" has 260 characters; at most 253 are allowed`,
  ]);
});

test('no cluster takes the folder of Argo CD', () => {
  expect(faults({}, [cluster('argocd')])).toEqual([
    'argoCD: is written to dist/argocd, which is the folder of cluster "argocd"; rename that',
  ]);
});

test('two clusters have two destinations', () => {
  const server = 'https://api.acme.org:6443';

  expect(faults({}, [cluster('east'), cluster('west')])).toEqual([
    'west: destination: is the cluster that Argo CD runs in, as that of "east"; give each its own',
  ]);
  expect(faults({}, [cluster('east'), cluster('west', { destination: { name: 'in-cluster' } })])).toEqual([
    'west: destination: is the cluster that Argo CD runs in, as that of "east"; give each its own',
  ]);
  expect(faults({}, [cluster('a', { destination: { server } }), cluster('b', { destination: { server } })])).toEqual([
    `b: destination: is "${server}", as that of "a"; give each its own`,
  ]);
  expect(faults({}, [cluster('east'), cluster('west', { destination: { server } })])).toEqual([]);
});

test('the clusters of a fleet are found by labels, and by nothing else', () => {
  const clusters = [cluster('east'), cluster('west', { destination: { name: 'west' } })];

  expect(faults({ clusters: { matchLabels: { mesh: 'yes' } } }, clusters)).toEqual([
    'west: destination: argoCD.clusters finds the cluster by its labels and its name; remove one of both',
  ]);
  expect(faults({ clusters: { matchLabels: {} } })).toEqual([
    'argoCD.clusters.matchLabels: is empty and would choose every cluster; give a label of their Secrets',
  ]);
  expect(faults({ clusters: { matchLabels: { mesh: 'a b' } } })).toEqual([
    'argoCD.clusters.matchLabels["mesh"]: "mesh: a b" is no label that a Secret can have',
  ]);
  expect(faults({ clusters: { matchLabels: { a: 'b' }, serviceAccount: { name: 'A', namespace: 'b' } } })).toEqual([
    'argoCD.clusters.serviceAccount.name: "A" is not a DNS subdomain: at most 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit',
  ]);
});

test('a plugin has an image', () => {
  expect(faults({ plugin: { image: '' } })).toEqual(['argoCD.plugin.image: is empty; give the image of the sidecar']);
});
