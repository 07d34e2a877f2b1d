import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFolder, tryForeignFile } from '../../lib/crds/folder';
import { temporaryFolder } from './upstream-folder';

const impossible = new Map([
  ['a', 'a file'],
  ['a/b', 'a file in a file'],
]);

function oldFolder(): string {
  const folder = join(temporaryFolder(), 'crds');
  mkdirSync(folder);
  writeFileSync(join(folder, 'old.yaml'), 'old');
  return folder;
}

test('the new files take the place of all old ones', () => {
  const folder = oldFolder();

  replaceFolder(folder, new Map([['a/new.yaml', 'new']]));

  expect(readdirSync(join(folder, '..'), { recursive: true }).sort()).toEqual(['crds', 'crds/a', 'crds/a/new.yaml']);
  expect(readFileSync(join(folder, 'a/new.yaml'), 'utf8')).toBe('new');
});

test('the old folder stands when a file cannot be written', () => {
  const folder = oldFolder();

  expect(() => replaceFolder(folder, impossible)).toThrow('EEXIST');
  expect(readdirSync(join(folder, '..'), { recursive: true }).sort()).toEqual(['crds', 'crds/old.yaml']);
});

test('what a killed run left behind is put right by the next', () => {
  const folder = oldFolder();
  renameSync(folder, join(folder, '..', '.crds.previous'));
  mkdirSync(join(folder, '..', '.crds.next/a'), { recursive: true });

  expect(() => replaceFolder(folder, impossible)).toThrow('EEXIST');
  expect(readdirSync(join(folder, '..'), { recursive: true }).sort()).toEqual(['crds', 'crds/old.yaml']);
});

test('a file that does not begin with the mark is foreign', () => {
  const folder = oldFolder();

  expect(tryForeignFile(folder, ['new', 'ol'])).toBeUndefined();
  expect(tryForeignFile(folder, ['new'])).toBe(join(folder, 'old.yaml'));
  expect(tryForeignFile(join(folder, 'absent'), ['new'])).toBeUndefined();
});
