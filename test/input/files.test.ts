import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read } from '../../lib/input/read';
import { title } from '../../lib/manifest/manifest';
import { folderOf, linesOf } from './folder';

function object(name: string): string {
  return `{ "apiVersion": "v1", "kind": "A", "metadata": { "name": "${name}" } }\n`;
}

function titlesIn(...paths: readonly string[]): readonly string[] {
  return read(paths).manifests.map(title);
}

/** Does something as a user to whom permissions apply, which root is not. */
function asNobody<T>(folder: string, work: () => T): T {
  if (process.getuid?.() !== 0) return work();
  chmodSync(folder, 0o755);
  process.seteuid?.(65534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a folder is read', () => {
  it('by name and folder by folder, whatever YAML or JSON it holds', () => {
    const folder = folderOf({
      'b.yml': object('b'),
      'a/z.json': object('z'),
      'c.yaml': object('c'),
      'README.md': 'x',
      'B.yaml': object('B'),
    });

    expect(titlesIn(folder)).toEqual(['A B', 'A z', 'A b', 'A c']);
  });

  it('without what is hidden and without node_modules', () => {
    const folder = folderOf({
      '.git/a.yaml': object('a'),
      '.b.yaml': object('b'),
      'node_modules/c.yaml': object('c'),
      'd.yaml': object('d'),
    });

    expect(titlesIn(folder)).toEqual(['A d']);
  });

  it('along links to files, not along links to folders, so that no loop is endless', () => {
    const folder = folderOf({ 'a.yaml': object('a') });
    symlinkSync('a.yaml', join(folder, 'b.yaml'));
    symlinkSync('.', join(folder, 'again'));
    symlinkSync('.', join(folder, 'again.yaml'));

    const reading = read([folder]);

    expect(reading.manifests.map(title)).toEqual(['A a', 'A a']);
    expect(linesOf(reading)).toEqual([]);
  });

  it('and a file that is named twice is read once', () => {
    const folder = folderOf({ 'a.yaml': object('a') });
    const file = join(folder, 'a.yaml');

    const reading = read([file, folder, `${folder}/./a.yaml`, relative('', file), folder]);

    expect(reading.manifests.map(title)).toEqual(['A a']);
    expect(linesOf(reading)).toEqual([]);
  });

  it('and a file that is named is read whatever its name', () => {
    expect(titlesIn(join(folderOf({ 'mesh.txt': object('a') }), 'mesh.txt'))).toEqual(['A a']);
  });
});

describe('what cannot be read is named, and the rest is read', () => {
  it('a path that does not exist', () => {
    const folder = folderOf({ 'a.yaml': object('a') });

    const reading = read([join(folder, 'b.yaml'), folder]);

    expect(linesOf(reading)).toEqual(['b.yaml: no such file or directory; see that the path is right']);
    expect(reading.manifests.map(title)).toEqual(['A a']);
  });

  it('a folder without YAML', () => {
    expect(linesOf(read([folderOf({ 'README.md': '' })]))).toEqual([
      ': holds no .yaml, .yml, .json; name another folder, or the files',
    ]);
  });

  it('links that lead nowhere or to each other', () => {
    const folder = folderOf({ 'a.yaml': object('a') });
    symlinkSync('missing', join(folder, 'b.yaml'));
    symlinkSync('c.yaml', join(folder, 'd.yaml'));
    symlinkSync('d.yaml', join(folder, 'c.yaml'));

    const reading = read([folder]);

    expect(linesOf(reading)).toEqual([
      'b.yaml: a link that leads nowhere (no such file or directory); repair or remove it',
      'c.yaml: a link that leads nowhere (too many symbolic links encountered); repair or remove it',
      'd.yaml: a link that leads nowhere (too many symbolic links encountered); repair or remove it',
    ]);
    expect(reading.manifests.map(title)).toEqual(['A a']);
  });

  it('pipes and devices, which may never end', () => {
    const folder = folderOf({ 'a.yaml': object('a') });
    spawnSync('mkfifo', [join(folder, 'b.yaml')]);

    const reading = read([folder, '/dev/zero']);

    expect(linesOf(reading)).toEqual([
      'b.yaml: neither a file nor a folder; give a pipe on standard input, as "-"',
      '/dev/zero: neither a file nor a folder; give a pipe on standard input, as "-"',
    ]);
  });

  it('files and folders without permission', () => {
    const folder = folderOf({ 'a.yaml': object('a'), 'c.yaml': object('c') });
    mkdirSync(join(folder, 'b'), { mode: 0 });
    chmodSync(join(folder, 'a.yaml'), 0);

    const reading = asNobody(folder, () => read([folder]));

    expect(linesOf(reading)).toEqual([
      'b: permission denied; let your user read it',
      'a.yaml: permission denied; let your user read it',
    ]);
    expect(reading.manifests.map(title)).toEqual(['A c']);
  });

  it('more than 128 MiB in all', () => {
    const folder = folderOf({ 'a.yaml': object('a') });
    spawnSync('truncate', ['--size', '129M', join(folder, 'b.yaml')]);

    expect(linesOf(read([folder]))).toEqual(['b.yaml: more than 128 MiB in all; check it in parts']);
  });
});
