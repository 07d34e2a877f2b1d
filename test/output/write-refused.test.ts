import { spawnSync } from 'node:child_process';
import fs, {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import { expect, onTestFinished, type TestContext, test } from 'vitest';
import { recover, writeTrees } from '../../lib/output/write';
import { contentOf, plan, temporaryDist, write } from './trees';
import { writerProgram } from './writer';

const NOBODY = 65534;
const program = writerProgram();

test('a full disk leaves the old folder, and says so in one line', (context) => {
  const dist = join(smallDisk(context), 'dist');
  write(dist, { file: '1' });

  expectRefusal(dist, 'no space left on device', () => write(dist, { file: '2', large: 'large '.repeat(20_000) }));
  write(dist, { file: '2' });
});

test('a file system that is read-only leaves the old folder', (context) => {
  const disk = smallDisk(context);
  const dist = join(disk, 'dist');
  write(dist, { file: '1' });
  spawnSync('mount', ['-o', 'remount,ro', disk]);

  expectRefusal(dist, 'read-only file system', () => write(dist, { file: '2' }));
});

test('a file that cannot be written to its end leaves the old folder', () => {
  const dist = temporaryDist();
  write(dist, { file: '1' });
  const before = contentOf(dist);

  const { stdout } = spawnSync('sh', ['-c', 'ulimit -f 1 && exec "$@"', '', process.execPath, program, dist, 'new'], {
    encoding: 'utf8',
  });

  expect(stdout).toBe(`${dist}/crc: file too large; nothing was changed\nsurvived\n`);
  expect(contentOf(dist)).toEqual(before);
});

test('a name that is too long leaves the old folder', () => {
  const dist = temporaryDist();
  write(dist, { file: '1' });

  expectRefusal(dist, 'name too long', () => write(dist, { file: '2', ['x'.repeat(300)]: '' }));
});

test.each([
  { place: 'dist', modes: { '': 0o555 }, problem: 'crc: permission denied' },
  { place: 'the folder', modes: { crc: 0o555 }, problem: 'crc: permission denied' },
  { place: 'a file', modes: { 'crc/README.md': 0 }, problem: 'crc/README.md: permission denied' },
  { place: 'a foreign folder', modes: { 'crc/folder': 0 }, problem: 'crc/folder: permission denied' },
])('where $place is protected, the old folder is left', ({ modes, problem }) => {
  const dist = temporaryDist();
  write(dist, { 'README.md': '1' });
  mkdirSync(join(dist, 'crc/folder'));
  const before = contentOf(dist);
  for (const path of ['..', '', 'crc', 'crc/folder', 'crc/README.md']) chmodSync(join(dist, path), 0o777);
  for (const [path, mode] of Object.entries(modes)) chmodSync(join(dist, path), mode);

  const printed = printedByNobody(dist);

  for (const path of Object.keys(modes)) chmodSync(join(dist, path), 0o777);
  expect(printed).toBe(`${join(dist, problem)}; nothing was changed\nsurvived\n`);
  expect(contentOf(dist)).toEqual(before);
});

test('where dist cannot be made, one line says so', () => {
  const dist = temporaryDist();
  chmodSync(dirname(dist), 0o555);

  expect(printedByNobody(dist)).toBe(`${dist}/crc: permission denied; nothing was changed\nsurvived\n`);
});

test('where nothing can be linked, files are copied with their times, and links made anew', () => {
  const dist = temporaryDist();
  write(dist, { changed: '1', unchanged: '1' });
  writeFileSync(join(dist, 'crc/foreign'), 'by hand');
  symlinkSync('foreign', join(dist, 'crc/link'));
  const [foreign, time] = [join(dist, 'crc/foreign'), new Date('2020-02-20T20:20:20Z')];
  chmodSync(foreign, 0o640);
  utimesSync(foreign, time, time);
  const before = contentOf(join(dist, 'crc'));
  refuse('linkSync', constants.errno.EPERM);

  write(dist, { changed: '2', unchanged: '1' });

  expect(contentOf(join(dist, 'crc'))).toMatchObject({ ...before, changed: '2', SHA256SUMS: expect.any(String) });
  expect(statSync(foreign)).toMatchObject({ mode: 0o100640, mtime: time });
});

test('a quota that is used up is called so', () => {
  const dist = temporaryDist();
  write(dist, { file: '1' });
  refuse('writeFileSync', constants.errno.EDQUOT);

  expectRefusal(dist, 'disk quota exceeded', () => write(dist, { file: '2' }));
});

test('where the new folder cannot take its place, the old one returns', () => {
  const dist = temporaryDist();
  write(dist, { file: '1' });
  refuse('renameSync', constants.errno.EBUSY, /\.new$/);

  expectRefusal(dist, 'resource busy or locked', () => write(dist, { file: '2' }));
});

test('where one of several folders is protected, none is written', () => {
  const dist = temporaryDist();
  for (const cluster of ['a', 'b', 'c', 'd']) write(dist, { file: '1' }, cluster);
  const before = contentOf(dist);
  refuse('accessSync', constants.errno.EACCES, /\/c$/);

  expect(() => writeAll(dist, '2')).toThrow(new Error(`${join(dist, 'c')}: permission denied; nothing was changed`));
  expect(contentOf(dist)).toEqual(before);
});

test('where one of several folders cannot be replaced in the end, the error says which were', () => {
  const dist = temporaryDist();
  for (const cluster of ['a', 'b', 'c', 'd']) write(dist, { file: '1' }, cluster);
  refuse('renameSync', constants.errno.EBUSY, /\/c$/);
  const [a, b, c] = ['a', 'b', 'c'].map((cluster) => join(dist, cluster));

  expect(() => writeAll(dist, '2')).toThrow(
    new Error(`${c}: resource busy or locked; written are ${a}, ${b}, and no other`),
  );
  expect(contentOf(dist)).toMatchObject({ 'a/file': '2', 'b/file': '2', 'c/file': '1', 'd/file': '1' });
  expect(readdirSync(dist)).toEqual(['a', 'b', 'c', 'd']);
});

test('where the old folder cannot be deleted, the new one stands, and the next run deletes the old one', () => {
  const dist = temporaryDist();
  write(dist, { file: '1' });
  const allow = refuse('rmSync', constants.errno.EACCES, /\.(old|gone)$/);

  expect(() => write(dist, { file: '2' })).toThrow(
    new Error(`${join(dist, 'crc')}: permission denied; it is written, but not all of the old files are deleted`),
  );
  expect(contentOf(dist)).toMatchObject({ 'crc/file': '2' });
  expect(readdirSync(dist)).toEqual([`.crc.${process.pid}.gone`, 'crc']);

  allow();
  recover(dist);
  expect(readdirSync(dist)).toEqual(['crc']);
});

/** Writes four folders, each with a file of this text. */
function writeAll(dist: string, text: string): void {
  writeTrees(['a', 'b', 'c', 'd'].map((cluster) => plan(dist, { file: text }, cluster)));
}

/** Expects that `work` fails with one line on the folder `crc`, and that everything in `dist` is as it was. */
function expectRefusal(dist: string, problem: string, work: () => void): void {
  const before = contentOf(dist);
  expect(work).toThrow(new Error(`${join(dist, 'crc')}: ${problem}; nothing was changed`));
  expect(contentOf(dist)).toEqual(before);
}

/** A disk of 64 KiB; a test that cannot have one is skipped, and says why. */
function smallDisk(context: TestContext): string {
  const disk = mkdtempSync(join(tmpdir(), 'rigging-test-'));
  onTestFinished(() => rmSync(disk, { recursive: true }));
  const { status, stderr, error } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], {
    encoding: 'utf8',
  });
  if (status !== 0) context.skip(`a small disk cannot be mounted here: ${error?.message ?? stderr.trim()}`);
  onTestFinished(() => void spawnSync('umount', [disk]));
  return disk;
}

/** What the writer prints, run by somebody whom protection stops, as it does not stop root. */
function printedByNobody(dist: string): string {
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  return spawnSync(process.execPath, [program, dist, 'new'], { ...user, encoding: 'utf8' }).stdout;
}

/** Lets the file system refuse what concerns a path, until the test ends or the returned function is called. */
function refuse(
  name: 'accessSync' | 'linkSync' | 'renameSync' | 'rmSync' | 'writeFileSync',
  errno: number,
  path = /./,
): () => void {
  const original = fs[name];
  const allow = () => replace(name, original);
  onTestFinished(allow);
  replace(name, (first: string, ...rest: readonly unknown[]) => {
    if (path.test(first)) throw systemError(errno, name);
    return (original as (...args: readonly unknown[]) => unknown)(first, ...rest);
  });
  return allow;
}

function replace(name: string, implementation: unknown): void {
  Object.assign(fs, { [name]: implementation });
  syncBuiltinESMExports();
}

/** The error that Node throws for a number of the operating system. */
function systemError(errno: number, syscall: string): Error {
  const [code, words] = getSystemErrorMap().get(-errno) ?? [`Unknown system error -${errno}`, ''];
  return Object.assign(new Error(`${code}: ${words}, ${syscall}`), { code, errno: -errno, syscall });
}
