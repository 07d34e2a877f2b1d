import { expect, test } from 'vitest';
import { parseCrds } from '../../lib/crds/crd';
import { readUpstream } from '../../lib/crds/provenance';
import { crdTree } from '../../lib/crds/tree';
import { row, temporaryFolder, widgetCrd, writeListing, writeUpstream } from './upstream-folder';

const WIDGETS = 'widgets/1.0/a.yaml';
const GADGETS = 'widgets/1.0/b.yaml';
const NEWER = 'widgets/1.1/a.yaml';
const texts = { [WIDGETS]: widgetCrd(), [GADGETS]: widgetCrd('gadgets', 'Gadget'), [NEWER]: widgetCrd() };
const rows = [
  row(WIDGETS, texts[WIDGETS] ?? ''),
  row(GADGETS, texts[GADGETS] ?? '', 'gadgets.example.com'),
  row(NEWER, texts[NEWER] ?? ''),
];
const definitions = {
  definitions: { Pod: { description: 'A pod.', properties: { description: { type: 'string' } } } },
};

function treeOf(listing: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const folder = temporaryFolder();
  writeUpstream(folder, texts);
  writeListing(folder, listing);
  const { crds, problems } = readUpstream(folder);
  expect(problems).toEqual([]);
  return crdTree(crds, definitions);
}

test('there is one file per source and version, its CRDs ordered by name and without prose', () => {
  const tree = treeOf(rows);

  expect([...tree.keys()].sort()).toEqual([
    'SOURCES.md',
    'kubernetes/1.30.0.yaml',
    'widgets/1.0.yaml',
    'widgets/1.1.yaml',
  ]);
  const text = tree.get('widgets/1.0.yaml') ?? '';
  expect(parseCrds(text).map(({ metadata }) => metadata.name)).toEqual(['gadgets.example.com', 'widgets.example.com']);
  expect(text).not.toContain('What a');
});

test('the definitions of Kubernetes lose their prose too', () => {
  expect(treeOf(rows).get('kubernetes/1.30.0.yaml')).toBe(
    'definitions:\n  Pod:\n    properties:\n      description:\n        type: string\n',
  );
});

test('the table of sources says of every CRD where it comes from', () => {
  const lines = treeOf(rows).get('SOURCES.md')?.split('\n') ?? [];

  const sha256 = row(NEWER, widgetCrd()).at(-1);
  expect(lines).toContain(
    `| widgets/1.1.yaml | Widget | \`v1*\` | example/widgets | v1.2.3 | abc123 | deploy/${NEWER} | ${sha256} |`,
  );
  expect(lines.filter((line) => line.startsWith('| widgets/'))).toHaveLength(3);
  expect(lines.filter((line) => line.startsWith('| kubernetes/'))).toHaveLength(1);
});

test('the order of the listing changes no byte', () => {
  expect(Object.fromEntries(treeOf(rows.toReversed()))).toEqual(Object.fromEntries(treeOf(rows)));
});
