import { expect, test } from 'vitest';
import { runbook } from '../../lib/runbook/runbook';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import { inApplication, inPlane, reference, stagesOf } from '../support';
import { blocksOf } from './blocks';
import { meshes, stage } from './meshes';
import { complaintOf, shellComplaint } from './shell';

const stages = stagesOf(reference);
const text = runbook('crc', stages);

test('a runbook leads from what there is over how to apply it to how to see it work', () => {
  const headings = [...text.matchAll(/^#+ .*$/gm)].map(([heading]) => heading);

  expect(headings).toEqual([
    '# crc',
    '## The way of a request',
    '## What is installed',
    '## Apply',
    ...stages.map(({ id }) => `### ${id}`),
    '## See it work',
    '## Objects',
  ]);
});

test('each host is told with all that carries it', () => {
  expect(tableAfter(text, '## The way of a request')).toEqual([
    ['host', 'route', 'gateway', 'virtual service', 'answered by', 'certificate'],
    ['---', '---', '---', '---', '---', '---'],
    [
      'https://bookinfo.apps-crc.testing',
      'Route istio-ingress/bookinfo-gateway-https',
      'Gateway app1/bookinfo-gateway',
      'VirtualService app1/bookinfo',
      'app1/productpage:9080',
      'istio-ingress/bookinfo-https-cert',
    ],
  ]);
});

test('versions are told of operators, CNI plugin and control plane', () => {
  expect(versionsOf(reference)).toEqual([
    ['operator openshift-cert-manager-operator', 'channel stable-v1, approval Automatic', 'cert-manager-operator'],
    ['operator servicemeshoperator3', 'channel stable-3.4, approval Automatic', 'openshift-operators'],
    ['IstioCNI default', 'v1.30.3', 'istio-cni'],
    ['Istio default', 'v1.30.3', 'istio-system'],
  ]);
});

test('the version that an operator starts at is told', () => {
  const operators = {
    servicemeshoperator3: { installPlanApproval: 'Manual', startingCSV: 'servicemeshoperator3.v3.4.1' },
  } as const;

  expect(versionsOf({ ...reference, operators })).toContainEqual([
    'operator servicemeshoperator3',
    'channel stable-3.4, approval Manual, servicemeshoperator3.v3.4.1',
    'openshift-operators',
  ]);
});

test('what a Subscription leaves to its catalog is not told', () => {
  const subscription = {
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'Subscription',
    metadata: { name: 'kiali', namespace: 'openshift-operators' },
    spec: { name: 'kiali-ossm' },
  };

  expect(
    tableAfter(runbook('crc', [{ id: '65-extra', manifests: [subscription] }]), '## What is installed')[2],
  ).toEqual(['operator kiali', '', 'openshift-operators']);
});

test('every object is listed with its file', () => {
  const [, , ...rows] = tableAfter(text, '## Objects');

  expect(rows).toEqual(
    stages.flatMap(({ id, manifests }) =>
      manifests.map(({ kind, metadata }) => [`${id}.yaml`, kind, metadata.namespace ?? '', metadata.name]),
    ),
  );
  expect(rows).toContainEqual(['60-routing.yaml', 'Route', 'istio-ingress', 'bookinfo-gateway-https']);
});

test.each([
  ['that exposes nothing', inApplication({ expose: undefined })],
  ['without applications', inPlane({ applications: [] })],
  ['of a name and a domain', { name: 'bare', appsDomain: 'apps.example.com' }],
])('the runbook of a cluster %s says that no host is exposed', (_, settings: ClusterSettings) => {
  const bare = runbook('bare', stagesOf(settings));

  expect(bare).toContain('## The way of a request\n\nNo host is exposed.\n\n## What is installed');
  expect(bare).not.toMatch(/curl|https:\/\//);
  expect(blocksOf(bare, 'mermaid')).toHaveLength(1);
});

test('a shell can parse every command', () => {
  const scripts = blocksOf(text, 'sh');

  expect(scripts).toHaveLength(stages.length + 8);
  expect(scripts.map(shellComplaint)).toEqual(scripts.map(() => ''));
});

test('commands to see it work stand in a list, each block within its item', () => {
  const [, items = ''] = text.split('## See it work\n\n');

  expect(items).toMatch(
    /^- Istiod is `Running`:\n\n {2}```sh\n {2}oc -n istio-system get pods -l app=istiod\n {2}```\n\n- /m,
  );
});

test('blocks are closed, lines have no blanks at their end, and nothing is undefined', () => {
  expect((text.match(/^ *```/gm) ?? []).length % 2).toBe(0);
  expect(text).not.toMatch(/[ \t]$/m);
  expect(text).not.toMatch(/undefined|NaN|\[object/);
  expect(text).toMatch(/[^\n]\n$/);
});

const inputs = Object.entries({
  ...Object.fromEntries(Object.entries(meshes).map(([name, all]) => [name, [stage(all)]])),
  crc: stages,
});

test.each(inputs)('every command in the runbook of %s runs where everything is there', (name, all) => {
  const scripts = blocksOf(runbook(name, all, 'imageset-config.txt'), 'sh');

  expect(scripts.length).toBeGreaterThan(2);
  expect(complaintOf(scripts.join('\n'))).toBe('');
});

test.each(inputs)('the runbook of %s says nothing of what is not there', (name, all) => {
  const written = runbook(name, all);

  expect((written.match(/^ *```/gm) ?? []).length % 2).toBe(0);
  expect(written).not.toMatch(/undefined|NaN|\[object|[ \t]$/m);
  expect(runbook(name, all)).toBe(written);
});

test.each(inputs)('a runbook of %s is written whatever field an object lacks', (_, all) => {
  const lacking = all.flatMap(({ manifests }) =>
    manifests.flatMap((manifest) => [
      ...without(manifest.spec).map((spec) => [manifest, { ...manifest, spec }] as const),
      [manifest, { ...manifest, metadata: { name: manifest.metadata.name } }] as const,
    ]),
  );

  expect(lacking.length).toBeGreaterThan(10);
  for (const [whole, part] of lacking) {
    const changed = all.map(({ id, manifests }) => ({
      id,
      manifests: manifests.map((held) => (held === whole ? part : held)),
    }));
    expect(() => runbook('any', changed)).not.toThrow();
  }
});

test('what a mirror is to hold is told where a file says so', () => {
  expect(text).not.toContain('## Fill the mirror');
  expect(runbook('crc', stages, 'images.txt')).toContain(
    '```sh\noc mirror --v2 -c images.txt --workspace "file://$HOME/oc-mirror" "docker://$MIRROR"\n```',
  );
});

test('a bar in a table does not end its cell', () => {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a|b', namespace: 'c' } };

  expect(runbook('crc', [{ id: '65-extra', manifests: [object] }])).toContain(
    '| 65-extra.yaml | ConfigMap | c | a\\|b |',
  );
});

function versionsOf(settings: ClusterSettings) {
  return tableAfter(runbook('crc', stagesOf(settings)), '## What is installed').slice(2);
}

/** What is left of a value that lacks one thing, for each thing that stands in it, at any depth, and for itself. */
function without(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [undefined];
  const parts = Object.entries(value).flatMap(([key, held]) => {
    const left = without(held);
    if (!Array.isArray(value)) return left.map((part) => ({ ...value, [key]: part }));
    return left.map((part) => (part === undefined ? value.toSpliced(Number(key), 1) : value.with(Number(key), part)));
  });
  return [undefined, ...parts];
}

/** The cells of the first table below a heading. */
function tableAfter(markdown: string, heading: string): readonly (readonly string[])[] {
  const [, rest = ''] = markdown.split(`${heading}\n`);
  const lines = /(?:^\|.*\n)+/m.exec(rest)?.[0].trimEnd().split('\n') ?? [];
  return lines.map((line) => line.slice(2, -2).split(' | '));
}
