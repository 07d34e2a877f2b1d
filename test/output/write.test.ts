import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs, {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { sha256 } from '../../lib/output/checksums';
import { planRemovedClusters } from '../../lib/output/plan';
import { recover, writeTrees } from '../../lib/output/write';
import { contentOf, plan, temporaryDist, write } from './trees';

const INDEX = 'SHA256SUMS';
const LONG_AGO = new Date('2020-02-20T20:20:20Z');

test('writes the files of a cluster, which sha256sum(1) verifies', () => {
  const dist = temporaryDist();

  write(dist, { 'a.yaml': 'a: "é"\n', 'name with spaces': '', 'README.md': '# crc\n' });

  expect(contentOf(join(dist, 'crc'))).toEqual({
    'README.md': '# crc\n',
    [INDEX]: [
      `${sha256('# crc\n')}  README.md\n`,
      `${sha256('a: "é"\n')}  a.yaml\n`,
      `${sha256('')}  name with spaces\n`,
    ].join(''),
    'a.yaml': 'a: "é"\n',
    'name with spaces': '',
  });
  expect(spawnSync('sha256sum', ['-c', INDEX], { cwd: join(dist, 'crc'), encoding: 'utf8' })).toMatchObject({
    status: 0,
    stdout: 'README.md: OK\na.yaml: OK\nname with spaces: OK\n',
  });
  expect(readdirSync(dist)).toEqual(['crc']);
});

test('a new file may be read by all, as far as the umask allows', () => {
  const dist = temporaryDist();

  write(dist, { file: '1' });

  expect(statSync(join(dist, 'crc/file')).mode & 0o777).toBe(0o666 & ~process.umask());
  expect(statSync(join(dist, 'crc')).mode & 0o777).toBe(0o777 & ~process.umask());
});

test('where nothing differs, nothing is touched', () => {
  const dist = temporaryDist();
  write(dist, { file: '1' });
  writeFileSync(join(dist, 'crc/foreign'), '');
  const paths = ['.', 'crc', 'crc/file', 'crc/foreign', `crc/${INDEX}`].map((path) => join(dist, path));
  for (const path of paths) utimesSync(path, LONG_AGO, LONG_AGO);
  const before = paths.map(stamp);

  write(dist, { file: '1' });

  expect(paths.map(stamp)).toEqual(before);
});

test('what is rendered otherwise is replaced, what is no longer rendered goes', () => {
  const dist = temporaryDist();
  write(dist, { changed: '1', removed: '1' });

  write(dist, { changed: '2', created: '2' });

  const index = `${sha256('2')}  changed\n${sha256('2')}  created\n`;
  expect(contentOf(dist)).toEqual({
    crc: 'no file',
    [`crc/${INDEX}`]: index,
    'crc/changed': '2',
    'crc/created': '2',
  });
});

test('beside a changed file, all others stay the same files', () => {
  const dist = temporaryDist();
  write(dist, { changed: '1', edited: '1', unchanged: '1' });
  mkdirSync(join(dist, 'crc/folder/inner'), { recursive: true });
  for (const name of ['edited', 'foreign', 'folder/inner/file']) writeFileSync(join(dist, 'crc', name), 'by hand');
  const paths = ['edited', 'foreign', 'unchanged', 'folder/inner/file'].map((name) => join(dist, 'crc', name));
  for (const path of paths) utimesSync(path, LONG_AGO, LONG_AGO);
  const before = paths.map(stamp);

  write(dist, { changed: '2', edited: '1', unchanged: '1' });

  expect(paths.map(stamp)).toEqual(before);
});

test('folders and links of somebody else stay as they were', () => {
  const dist = temporaryDist();
  write(dist, { file: '1' });
  mkdirSync(join(dist, 'crc/folder/empty'), { recursive: true });
  symlinkSync('../outside', join(dist, 'crc/dangling'));
  symlinkSync('.', join(dist, 'crc/folder/loop'));
  spawnSync('mkfifo', [join(dist, 'crc/pipe')]);
  chmodSync(join(dist, 'crc/folder'), 0o750);
  chmodSync(join(dist, 'crc'), 0o775);
  utimesSync(join(dist, 'crc/folder'), LONG_AGO, LONG_AGO);
  const before = contentOf(join(dist, 'crc'));

  write(dist, { file: '2' });

  expect(contentOf(join(dist, 'crc'))).toEqual({ ...before, file: '2', [INDEX]: `${sha256('2')}  file\n` });
  expect(lstatSync(join(dist, 'crc/pipe')).isFIFO()).toBe(true);
  expect(statSync(join(dist, 'crc/folder'))).toMatchObject({ mode: 0o40750, mtime: LONG_AGO });
  expect(statSync(join(dist, 'crc')).mode).toBe(0o40775);
});

test('an edited file keeps its edit and goes on being reported, until the edit or the file is gone', () => {
  const dist = temporaryDist();
  write(dist, { dropped: '1', kept: '1' });
  for (const name of ['dropped', 'kept']) writeFileSync(join(dist, 'crc', name), 'by hand');

  write(dist, { kept: '2' });
  write(dist, { kept: '3' });

  expect(contentOf(join(dist, 'crc'))).toEqual({
    dropped: 'by hand',
    kept: 'by hand',
    [INDEX]: `${sha256('1')}  dropped\n${sha256('3')}  kept\n`,
  });
  expect(Object.fromEntries(plan(dist, { kept: '3' }).states)).toEqual({
    dropped: 'edited',
    kept: 'edited',
    [INDEX]: 'unchanged',
  });
  writeFileSync(join(dist, 'crc/dropped'), '1');
  writeFileSync(join(dist, 'crc/kept'), '3');
  write(dist, { kept: '4' });
  expect(contentOf(join(dist, 'crc'))).toEqual({ kept: '4', [INDEX]: `${sha256('4')}  kept\n` });
});

test('what stands in the way stays, and does not become ours', () => {
  const dist = temporaryDist();
  mkdirSync(join(dist, 'crc/folder'), { recursive: true });
  writeFileSync(join(dist, 'crc/obstacle'), 'by hand');

  write(dist, { file: '1', folder: '1', obstacle: '1' });

  expect(contentOf(join(dist, 'crc'))).toEqual({
    file: '1',
    folder: 'no file',
    obstacle: 'by hand',
    [INDEX]: `${sha256('1')}  file\n`,
  });
});

test('the folder of a cluster that is no longer rendered goes, unless there is more in it', () => {
  const dist = temporaryDist();
  write(dist, { file: '1' }, 'gone');
  write(dist, { edited: '1', file: '1' }, 'edited');
  write(dist, { file: '1' }, 'foreign');
  writeFileSync(join(dist, 'edited/edited'), 'by hand');
  writeFileSync(join(dist, 'foreign/foreign'), 'by hand');

  writeTrees(planRemovedClusters(dist, []));

  expect(contentOf(dist)).toEqual({
    edited: 'no file',
    [`edited/${INDEX}`]: `${sha256('1')}  edited\n`,
    'edited/edited': 'by hand',
    foreign: 'no file',
    'foreign/foreign': 'by hand',
  });
  expect(planRemovedClusters(dist, []).map(({ cluster }) => cluster)).toEqual(['edited']);
});

test('an index that names a file outside is refused, so that none is removed', () => {
  const dist = temporaryDist();
  write(dist, { file: '1' });
  writeFileSync(join(dist, 'outside'), '1');
  writeFileSync(join(dist, 'crc', INDEX), `${sha256('1')}  ../outside\n${sha256('1')}  ${join(dist, 'outside')}\n`);

  expect(() => write(dist, {})).toThrow(/SHA256SUMS: line 1 is not the checksum of a file/);

  expect(contentOf(dist)).toMatchObject({ 'crc/file': '1', outside: '1' });
});

test('a folder that was written to or replaced since it was planned is left as it is', () => {
  const dist = temporaryDist();
  for (const cluster of ['replaced', 'written']) write(dist, { file: '1' }, cluster);
  utimesSync(join(dist, 'replaced'), LONG_AGO, LONG_AGO);
  const plans = ['created', 'replaced', 'written'].map((cluster) => plan(dist, { file: '2' }, cluster));
  mkdirSync(join(dist, 'created'));
  renameSync(join(dist, 'replaced'), join(dist, 'aside'));
  mkdirSync(join(dist, 'replaced'));
  utimesSync(join(dist, 'replaced'), LONG_AGO, LONG_AGO);
  writeFileSync(join(dist, 'written/meanwhile'), 'by hand');
  const before = contentOf(dist);

  for (const late of plans) {
    expect(() => writeTrees([late])).toThrow(
      new Error(`${join(dist, late.cluster)}: changed since it was read; nothing was changed`),
    );
  }
  expect(contentOf(dist)).toEqual(before);
});

test('a folder that another process is writing is left to it', () => {
  const dist = temporaryDist();
  write(dist, { file: '1' });
  mkdirSync(join(dist, '.crc.1.new'));

  recover(dist);

  expect(() => write(dist, { file: '2' })).toThrow(
    new Error(`${join(dist, 'crc')}: process 1 is writing it; nothing was changed`),
  );
  expect(readdirSync(dist)).toEqual(['.crc.1.new', 'crc']);
  write(dist, { file: '2' }, 'another');
});

test('of several folders none is written while another process is writing one of them', () => {
  const dist = temporaryDist();
  for (const cluster of ['a', 'b']) write(dist, { file: '1' }, cluster);
  mkdirSync(join(dist, '.b.1.new'));
  const before = contentOf(dist);

  expect(() => writeTrees(['a', 'b', 'c'].map((cluster) => plan(dist, { file: '2' }, cluster)))).toThrow(
    new Error(`${join(dist, 'b')}: process 1 is writing it; nothing was changed`),
  );
  expect(contentOf(dist)).toEqual(before);
});

test('of several folders none is written where one was written to since it was planned', () => {
  const dist = temporaryDist();
  for (const cluster of ['a', 'b']) write(dist, { file: '1' }, cluster);
  const plans = ['a', 'b'].map((cluster) => plan(dist, { file: '2' }, cluster));
  writeFileSync(join(dist, 'b/meanwhile'), 'by hand');
  const before = contentOf(dist);

  expect(() => writeTrees(plans)).toThrow(
    new Error(`${join(dist, 'b')}: changed since it was read; nothing was changed`),
  );
  expect(contentOf(dist)).toEqual(before);
});

test('what is put into a folder while others are built is not lost', () => {
  const dist = temporaryDist();
  for (const cluster of ['a', 'b']) write(dist, { file: '1' }, cluster);
  const plans = ['a', 'b'].map((cluster) => plan(dist, { file: '2' }, cluster));
  const writeFile = fs.writeFileSync;
  const meanwhile = vi.spyOn(fs, 'writeFileSync').mockImplementation((path, text, options) => {
    if (`${path}`.includes('.b.')) writeFile(join(dist, 'a/meanwhile'), 'by hand');
    writeFile(path, text, options);
  });
  syncBuiltinESMExports();
  onTestFinished(() => {
    meanwhile.mockRestore();
    syncBuiltinESMExports();
  });

  expect(() => writeTrees(plans)).toThrow(
    new Error(`${join(dist, 'a')}: changed since it was read; nothing was changed`),
  );
  expect(contentOf(dist)).toMatchObject({ 'a/meanwhile': 'by hand', 'b/file': '1' });
});

test('however many folders are written, the folder that they stand in is listed once', () => {
  const dist = temporaryDist();
  const plans = ['a', 'b', 'c'].map((cluster) => plan(dist, { file: '1' }, cluster));
  const list = vi.spyOn(fs, 'readdirSync');
  syncBuiltinESMExports();
  onTestFinished(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  });

  writeTrees(plans);

  expect(list.mock.calls.filter(([path]) => path === dist)).toHaveLength(1);
  expect(readdirSync(dist)).toEqual(['a', 'b', 'c']);
});

test('a folder that another process began to write long ago is taken from it', () => {
  const dist = temporaryDist();
  mkdirSync(join(dist, '.crc.1.new'), { recursive: true });
  vi.setSystemTime(Date.now() + 3_600_000);
  onTestFinished(() => void vi.useRealTimers());

  recover(dist);

  expect(readdirSync(dist)).toEqual([]);
});

test.skipIf(process.platform !== 'linux')('a killed run whose parent does not ask for it is over', async () => {
  const dist = temporaryDist();
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60']);
  onTestFinished(() => void parent.kill());
  const [printed] = await once(parent.stdout, 'data');
  const pid = Number(printed);
  await vi.waitUntil(() => readFileSync(`/proc/${pid}/stat`, 'latin1').includes(') Z '));
  mkdirSync(join(dist, `.crc.${pid}.gone`), { recursive: true });

  recover(dist);

  expect(readdirSync(dist)).toEqual([]);
});

test('what a killed run put aside returns, unless a new folder stands', () => {
  const [dist, pid] = [temporaryDist(), goneProcess()];
  write(dist, { file: 'new' });
  for (const name of ['.crc', '.a.b']) {
    mkdirSync(join(dist, `${name}.${pid}.old`));
    writeFileSync(join(dist, `${name}.${pid}.old`, 'file'), 'old');
  }

  recover(dist);

  expect(contentOf(dist)).toMatchObject({ 'a.b/file': 'old', 'crc/file': 'new' });
  expect(readdirSync(dist)).toEqual(['a.b', 'crc']);
});

test('what a killed run was building or deleting is deleted, and nothing else', () => {
  const [dist, pid] = [temporaryDist(), goneProcess()];
  for (const name of [
    `.crc.${pid}.new`,
    `.crc.${pid}.gone`,
    `.crc.${process.pid}.new`,
    '.git',
    '.crc.new',
    `x.${pid}.new`,
  ]) {
    mkdirSync(join(dist, name, 'folder'), { recursive: true });
  }

  recover(dist);
  recover(join(dist, 'nowhere'));

  expect(readdirSync(dist)).toEqual(['.crc.new', '.git', `x.${pid}.new`]);
});

/** What shows that a file was replaced or written to. */
function stamp(path: string): unknown {
  const { ino, mtimeMs } = statSync(path);
  return { path, ino, mtimeMs };
}

/** The number of a process that was and is no more. */
function goneProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}
