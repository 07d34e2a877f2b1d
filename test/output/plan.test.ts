import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../../lib/output/checksums';
import { isFresh, namesOf, planRemovedClusters, planTree, tryFreshTree } from '../../lib/output/plan';
import { contentOf, plan, temporaryDist, write } from './trees';

const INDEX = 'SHA256SUMS';

/** What becomes of the files in the folder of cluster `crc`, by name. */
function states(dist: string, files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(plan(dist, files).states);
}

test('where nothing stands, all files and the index are created', () => {
  expect(states(temporaryDist(), { 'b.yaml': 'b', 'a.yaml': 'a' })).toEqual({
    'a.yaml': 'created',
    'b.yaml': 'created',
    [INDEX]: 'created',
  });
});

test('the index lists checksums as sha256sum(1) does, sorted by name', () => {
  const { texts } = plan(temporaryDist(), { 'b.yaml': 'b\n', 'a.yaml': '' });

  expect(texts.get(INDEX)).toBe(
    [
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.yaml\n',
      '0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f  b.yaml\n',
    ].join(''),
  );
});

test('against the last rendering, files are created, changed, unchanged or removed', () => {
  const dist = temporaryDist();
  write(dist, { changed: '1', removed: '1', unchanged: '1' });

  expect(states(dist, { changed: '2', created: '2', unchanged: '1' })).toEqual({
    changed: 'changed',
    created: 'created',
    removed: 'removed',
    unchanged: 'unchanged',
    [INDEX]: 'changed',
  });
});

test('a file that was rendered and deleted by hand is created again, or forgotten', () => {
  const dist = temporaryDist();
  write(dist, { forgotten: '1', rendered: '1' });
  rmSync(join(dist, 'crc/forgotten'));
  rmSync(join(dist, 'crc/rendered'));

  expect(states(dist, { rendered: '1' })).toEqual({ rendered: 'created', [INDEX]: 'changed' });
});

test('a file edited by hand is edited, whether it is still rendered or not', () => {
  const dist = temporaryDist();
  write(dist, { removed: '1', rendered: '1' });
  writeFileSync(join(dist, 'crc/removed'), 'by hand');
  writeFileSync(join(dist, 'crc/rendered'), 'by hand');

  expect(states(dist, { rendered: '2' })).toEqual({ removed: 'edited', rendered: 'edited', [INDEX]: 'changed' });
});

test('an edit that says what is rendered now is no edit', () => {
  const dist = temporaryDist();
  write(dist, { file: '1' });
  writeFileSync(join(dist, 'crc/file'), '2');

  expect(states(dist, { file: '2' })).toEqual({ file: 'unchanged', [INDEX]: 'changed' });
});

test('what git gave the line endings of Windows is ours, whether it is still rendered or not', () => {
  const dist = temporaryDist();
  write(dist, { changed: '1\n', 'in the way': '1\n', removed: '1\n', same: '1\n' });
  for (const name of ['changed', 'in the way', 'removed', 'same', INDEX]) {
    const path = join(dist, 'crc', name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
  }

  expect(states(dist, { changed: '2\n', 'in the way': '1\n', same: '1\n' })).toEqual({
    changed: 'changed',
    'in the way': 'converted',
    removed: 'removed',
    same: 'converted',
    [INDEX]: 'changed',
  });
  const all = { changed: '1\n', 'in the way': '1\n', removed: '1\n', same: '1\n' };
  expect(new Set(plan(dist, all).states.values())).toEqual(new Set(['converted']));
  write(dist, all);
  expect(isFresh(plan(dist, all))).toBe(true);
  expect(contentOf(join(dist, 'crc'))).toMatchObject(all);
});

test('after a merge, what either side rendered is ours, and a file in conflict is told from an edited one', () => {
  const dist = temporaryDist();
  write(dist, { conflict: '1', edited: '1', ours: '2', theirs: '2' });
  const index = (checksum: string) => ['conflict', 'edited', 'ours', 'theirs'].map((name) => `${checksum}  ${name}\n`);
  const [ours, theirs] = [index(sha256('1')).join(''), index(sha256('2')).join('')];
  writeFileSync(join(dist, 'crc', INDEX), `<<<<<<< HEAD\n${ours}||||||| 1234567\n=======\n${theirs}>>>>>>> other\n`);
  writeFileSync(join(dist, 'crc/ours'), '1');
  writeFileSync(join(dist, 'crc/conflict'), 'a\n<<<<<<< HEAD\n1=======\n2>>>>>>> other\n');
  writeFileSync(join(dist, 'crc/edited'), 'A heading\n=======\n');

  expect(states(dist, { conflict: '3', edited: '3', ours: '3', theirs: '3' })).toEqual({
    conflict: 'in conflict',
    edited: 'edited',
    ours: 'changed',
    theirs: 'changed',
    [INDEX]: 'changed',
  });
});

test('a file that is not in the index is foreign, or in the way, unless it says what is rendered', () => {
  const dist = temporaryDist();
  write(dist, {});
  mkdirSync(join(dist, 'crc'), { recursive: true });
  for (const name of ['adopted', 'foreign', 'obstacle']) writeFileSync(join(dist, 'crc', name), 'by hand');

  const { states, texts } = plan(dist, { adopted: 'by hand', obstacle: '1' });

  expect(Object.fromEntries(states)).toEqual({
    adopted: 'unchanged',
    foreign: 'foreign',
    obstacle: 'in the way',
    [INDEX]: 'created',
  });
  expect(texts.get(INDEX)).toBe(`${sha256('by hand')}  adopted\n`);
});

test('folders, links and pipes are foreign, even under a name that was rendered', () => {
  const dist = temporaryDist();
  const names = ['folder', 'link', 'pipe', 'rendered-folder', 'rendered-link'];
  write(dist, Object.fromEntries(names.map((name) => [name, '1'])));
  for (const name of names) rmSync(join(dist, 'crc', name));
  for (const name of ['folder', 'rendered-folder']) mkdirSync(join(dist, 'crc', name));
  writeFileSync(join(dist, 'outside'), '1');
  for (const name of ['link', 'rendered-link']) symlinkSync('../outside', join(dist, 'crc', name));
  spawnSync('mkfifo', [join(dist, 'crc/pipe')]);

  expect(states(dist, { 'rendered-folder': '1', 'rendered-link': '1' })).toEqual({
    folder: 'foreign',
    link: 'foreign',
    pipe: 'foreign',
    'rendered-folder': 'in the way',
    'rendered-link': 'in the way',
    [INDEX]: 'removed',
  });
});

test.each(['../outside', '/etc/passwd', 'folder/file', './file', '.', '..', '.hidden', INDEX, 'folder\\file'])(
  'an index that claims %s is refused',
  (name) => {
    const dist = temporaryDist();
    mkdirSync(join(dist, 'crc/folder'), { recursive: true });
    for (const path of ['outside', 'crc/file', 'crc/.hidden', 'crc/folder/file', 'crc/folder\\file']) {
      writeFileSync(join(dist, path), '1');
    }
    writeFileSync(join(dist, 'crc', INDEX), `${sha256('1')}  ${name}\n`);

    expect(() => plan(dist, {})).toThrow(brokenAt(dist, 1));
  },
);

test.each([
  ['a checksum cut short', `${sha256('1').slice(1)}  file\n`],
  ['a line without a name', `${sha256('1')}  \n`],
  ['another format', `SHA256 (file) = ${sha256('1')}\n`],
  ['bytes that are no text', '\0\u0001\ufffd'],
])('an index with %s is refused, and not dropped', (_, line) => {
  const dist = temporaryDist();
  write(dist, { file: '1' });
  writeFileSync(join(dist, 'crc', INDEX), `${sha256('2')}  another\n${line}`);

  expect(() => plan(dist, { file: '2' })).toThrow(brokenAt(dist, 2));
});

/** How an index is refused that cannot be read to its end. */
function brokenAt(dist: string, line: number): Error {
  const index = join(dist, 'crc', INDEX);
  return new Error(`${index}: line ${line} is not the checksum of a file; take it from git again, or delete it`);
}

test.each([
  ['no index', undefined],
  ['an empty index', ''],
  ['marks of a merge', `<<<<<<< ours\n=======\n>>>>>>> theirs\n`],
])('%s claims nothing', (_, index) => {
  const dist = temporaryDist();
  mkdirSync(join(dist, 'crc'), { recursive: true });
  writeFileSync(join(dist, 'crc/foreign'), '1');
  writeFileSync(join(dist, 'crc/same'), '1');
  if (index !== undefined) writeFileSync(join(dist, 'crc', INDEX), index);

  expect(states(dist, { same: '1' })).toEqual({
    foreign: 'foreign',
    same: 'unchanged',
    [INDEX]: index === undefined ? 'created' : 'changed',
  });
});

test('fresh is a folder that holds what is rendered, whatever stands beside it', () => {
  const dist = temporaryDist();
  write(dist, { file: '1' });
  writeFileSync(join(dist, 'crc/foreign'), '1');

  expect(isFresh(plan(dist, { file: '1' }))).toBe(true);
  expect(isFresh(plan(dist, { file: '2' }))).toBe(false);
  expect(isFresh(plan(dist, { file: '1', another: '1' }))).toBe(false);
  expect(isFresh(plan(dist, {}))).toBe(false);
});

test('an edited file, one in the way and a stale index are not fresh', () => {
  const dist = temporaryDist();
  write(dist, { file: '1' });

  expect(isFresh(plan(dist, { file: '1' }))).toBe(true);
  writeFileSync(join(dist, 'crc', INDEX), '');
  expect(isFresh(plan(dist, { file: '1' }))).toBe(false);
  write(dist, { file: '1' });
  writeFileSync(join(dist, 'crc/file'), 'by hand');
  expect(isFresh(plan(dist, { file: '1' }))).toBe(false);
  write(dist, {});
  writeFileSync(join(dist, 'crc', INDEX), '');
  expect(isFresh(plan(dist, { file: '1' }))).toBe(false);
});

test('the names of a state are listed in order, and the index at the end', () => {
  const dist = temporaryDist();

  expect(namesOf(plan(dist, { b: '1', a: '1' }), 'created')).toEqual(['a', 'b', INDEX]);
  write(dist, { b: '1', a: '1' });
  expect(namesOf(plan(dist, { b: '2', a: '2' }), 'changed')).toEqual(['a', 'b', INDEX]);
  expect(namesOf(plan(dist, { b: '2', a: '2' }), 'edited')).toEqual([]);
});

test('planning writes nothing', () => {
  const dist = temporaryDist();
  write(dist, { changed: '1', removed: '1' });
  const [content, { mtimeMs }] = [contentOf(dist), statSync(join(dist, 'crc'))];

  plan(dist, { changed: '2', created: '2' });
  plan(dist, { created: '2' }, 'another');
  planRemovedClusters(dist, []);

  expect(contentOf(dist)).toEqual(content);
  expect(statSync(join(dist, 'crc')).mtimeMs).toBe(mtimeMs);
});

test('a cluster that is rendered no longer loses its files, except edited and foreign ones', () => {
  const dist = temporaryDist();
  write(dist, { file: '1' }, 'kept');
  write(dist, { edited: '1', file: '1' }, 'dropped');
  writeFileSync(join(dist, 'dropped/edited'), 'by hand');
  writeFileSync(join(dist, 'dropped/foreign'), 'by hand');

  const plans = planRemovedClusters(dist, ['kept']);

  expect(plans.map(({ cluster, states }) => [cluster, Object.fromEntries(states)])).toEqual([
    ['dropped', { edited: 'edited', file: 'removed', foreign: 'foreign', [INDEX]: 'changed' }],
  ]);
});

test('folders without an index, hidden folders, links and files are no clusters of ours', () => {
  const dist = temporaryDist();
  write(dist, { file: '1' }, 'real');
  for (const folder of ['unindexed', '.hidden', `odd/${INDEX}`]) mkdirSync(join(dist, folder), { recursive: true });
  for (const file of ['file', `.hidden/${INDEX}`, 'unindexed/file']) writeFileSync(join(dist, file), '');
  symlinkSync('real', join(dist, 'link'));

  expect(planRemovedClusters(dist, ['real'])).toEqual([]);
  expect(planRemovedClusters(join(dist, 'nowhere'), [])).toEqual([]);
});

test.each(['', '.', '..', '../x', 'a/b', '/a', '.a', 'a..b', 'a\\b', 'a\nb', 'a\0b'])(
  'fails on the cluster name %j, which would leave dist',
  (name) => {
    expect(() => planTree('dist', name, new Map())).toThrow(
      new Error(`"${name}": not a name for a cluster's folder; use letters, digits and -`),
    );
  },
);

test.each(['', '..', '../x', 'a/b', '/a', '.a', 'a\\b', 'a\nb', INDEX])(
  'fails on the file name %j, which the index could not hold',
  (name) => {
    expect(() => planTree('dist', 'crc', new Map([[name, '']]))).toThrow(
      new Error(`crc: "${name}" is not a name for a file in its folder`),
    );
  },
);

test('fails if dist, a cluster or an index is not what its name says, and follows no link', () => {
  const dist = temporaryDist();
  write(dist, { file: '1' }, 'real');
  writeFileSync(join(dist, 'file'), '');
  symlinkSync('real', join(dist, 'link'));
  mkdirSync(join(dist, 'odd', INDEX), { recursive: true });
  const refusal = (path: string, problem: string) => new Error(`${join(dist, path)}: ${problem}; nothing was changed`);

  expect(() => plan(join(dist, 'file'), {})).toThrow(refusal('file', 'not a folder'));
  expect(() => plan(join(dist, 'file/dist'), {})).toThrow(refusal('file/dist', 'not a directory'));
  expect(() => plan(dist, {}, 'file')).toThrow(refusal('file', 'not a folder'));
  expect(() => plan(dist, {}, 'link')).toThrow(refusal('link', 'not a folder'));
  expect(() => plan(dist, {}, 'odd')).toThrow(refusal(`odd/${INDEX}`, 'not a regular file'));
  expect(() => planRemovedClusters(join(dist, 'file'), [])).toThrow(refusal('file', 'not a folder'));
});

test.each(['\n', '\r\n'])('a folder that a newer Rigging wrote is refused, with lines that end in %j', (end) => {
  const dist = temporaryDist();
  write(dist, { a: '1' });
  const folder = join(dist, 'crc');
  writeFileSync(join(folder, INDEX), `# format 2${end}${sha256('1')}  a${end}`);

  expect(() => plan(dist, { a: '2' })).toThrow(
    `${folder}: written by a newer Rigging (format 2, this one knows 1); update rigging`,
  );
});

test('a folder is known to be fresh by checksums alone, foreign files beside it or not', () => {
  const dist = temporaryDist();
  write(dist, { a: '1', b: '2' });
  writeFileSync(join(dist, 'crc/mine'), 'mine');
  const { texts: _, ...known } = plan(dist, { a: '1', b: '2' });
  const checksums = new Map([
    ['a', sha256('1')],
    ['b', sha256('2')],
  ]);

  expect(tryFreshTree(dist, 'crc', checksums)).toMatchObject(known);
});

test.each([
  ['is missing', (file: string) => rmSync(file)],
  ['was edited', (file: string) => writeFileSync(file, '3')],
])('a folder of which a file %s is not fresh', (_, change) => {
  const dist = temporaryDist();
  write(dist, { a: '1', b: '2' });
  change(join(dist, 'crc/b'));
  const checksums = new Map([
    ['a', sha256('1')],
    ['b', sha256('2')],
  ]);

  expect(tryFreshTree(dist, 'crc', checksums)).toBeUndefined();
  expect(tryFreshTree(dist, 'crc', new Map([['a', sha256('1')]]))).toBeUndefined();
});
