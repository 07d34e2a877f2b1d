import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readUpstream } from '../../lib/crds/provenance';
import { columns, row, temporaryFolder, widgetCrd, writeListing, writeUpstream } from './upstream-folder';

const FILE = 'widgets/1.0/example.com_widgets.yaml';

test('a listed file with the listed checksum is read with where it comes from', () => {
  const folder = temporaryFolder();
  writeUpstream(folder, { [FILE]: widgetCrd() });

  const { crds, problems } = readUpstream(folder);

  expect(problems).toEqual([]);
  expect(crds).toMatchObject([
    {
      file: FILE,
      kind: 'Widget',
      versions: 'v1*',
      repository: 'example/widgets',
      ref: 'v1.2.3',
      commit: 'abc123',
      path: `deploy/${FILE}`,
      sha256: row(FILE, widgetCrd()).at(-1),
      crd: { spec: { names: { kind: 'Widget' } } },
    },
  ]);
});

test('a file with another checksum is refused', () => {
  const folder = temporaryFolder();
  writeUpstream(folder, { [FILE]: widgetCrd() });
  const changed = widgetCrd().replace('Namespaced', 'Cluster');
  writeFileSync(join(folder, FILE), changed);

  const [found, listed] = [row(FILE, changed).at(-1), row(FILE, widgetCrd()).at(-1)];
  expect(readUpstream(folder)).toEqual({
    crds: [],
    problems: [`${FILE}: sha256 is "${found}", PROVENANCE.tsv says "${listed}"; fetch it again`],
  });
});

test('a listed file that is missing is refused', () => {
  const folder = temporaryFolder();
  writeUpstream(folder, { [FILE]: widgetCrd() });
  rmSync(join(folder, FILE));

  expect(readUpstream(folder).problems).toEqual([`${FILE}: missing; fetch it or remove its row from PROVENANCE.tsv`]);
});

test('a file that is not listed is refused', () => {
  const folder = temporaryFolder();
  writeUpstream(folder, { [FILE]: widgetCrd() });
  writeFileSync(join(folder, 'widgets/1.0/extra.yaml'), widgetCrd());

  expect(readUpstream(folder).problems).toEqual([
    'widgets/1.0/extra.yaml: not listed in PROVENANCE.tsv; add its row or remove the file',
  ]);
});

test('a file that holds another CRD than its row says is refused', () => {
  const folder = temporaryFolder();
  writeUpstream(folder, { [FILE]: widgetCrd('gadgets', 'Gadget') });

  expect(readUpstream(folder).problems).toEqual([
    `${FILE}: is not the one CRD "widgets.example.com"; correct PROVENANCE.tsv`,
  ]);
});

test('a file that holds two CRDs is refused, since one row cannot speak for both', () => {
  const folder = temporaryFolder();
  writeUpstream(folder, { [FILE]: `${widgetCrd()}---\n${widgetCrd('gadgets', 'Gadget')}` });

  expect(readUpstream(folder).problems).toEqual([
    `${FILE}: is not the one CRD "widgets.example.com"; correct PROVENANCE.tsv`,
  ]);
});

test('a row that points outside the folder is refused', () => {
  const folder = temporaryFolder();
  writeListing(folder, [row('../secret/widgets.yaml', '')]);

  expect(readUpstream(folder).problems).toEqual([
    'PROVENANCE.tsv: "../secret/widgets.yaml" is not of the form SOURCE/VERSION/NAME.yaml; correct the row',
  ]);
});

test('a folder without a listing is refused', () => {
  const folder = temporaryFolder();

  expect(readUpstream(folder).problems).toEqual([`PROVENANCE.tsv: not in "${folder}"; name its folder with --from`]);
});

test('a listing with other columns is refused', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'PROVENANCE.tsv'), 'file\tsha256\n');

  expect(readUpstream(folder).problems).toEqual([
    `PROVENANCE.tsv: columns are not "${columns.join(' ')}"; correct them`,
  ]);
});
