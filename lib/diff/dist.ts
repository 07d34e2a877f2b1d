import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { INDEX, isFileName, refuseNewerFormat } from '../output/checksums';
import { indexedFolders } from '../output/folder';
import { type Comparison, type Dist, type Files, folderPairs } from './folder-pair';

/** Compares a `dist/` with another one. @throws where either was not written by Rigging, or by a newer one */
export function withFolder(other: string, dist: string): Comparison {
  const [old, indexed] = [readDist(other), readDist(dist)];
  const lost = withoutIndex(dist, indexed, old.keys());
  const next = new Map([...indexed, ...lost.folders]);
  const pairs = folderPairs(old, next, ({ folder, name }) => {
    return old.get(folder)?.get(name)?.() !== next.get(folder)?.get(name)?.();
  });
  return { pairs, folders: { old: other, new: dist }, warnings: lost.warnings };
}

/** The files of a `dist/`. @throws where Rigging wrote no folder in it, or a newer one did */
export function readDist(dist: string): Dist {
  if (!isDist(dist))
    throw new Error(`${dist}: no folder in it has a ${INDEX}; name one that npm run synth has written`);
  return new Map(foldersOf(dist).map((folder) => [folder, indexedFilesOf(join(dist, folder))]));
}

/** Folders that are still there, but have lost their index; a line on each. */
export function withoutIndex(dist: string, indexed: Dist, known: Iterable<string>) {
  const lost = [...known].filter((name) => !indexed.has(name) && isFolder(join(dist, name)));
  const folders: Dist = new Map(lost.map((name) => [name, filesOf(join(dist, name))]));
  return { folders, warnings: lost.map((name) => `${join(dist, name, INDEX)}: deleted by hand; restore it from git`) };
}

/** Whether Rigging wrote a folder of what a path leads to. */
export function isDist(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true && foldersOf(path).length > 0;
}

/** A hidden folder is one that synth is about to put in the place of another. */
function foldersOf(dist: string): readonly string[] {
  return indexedFolders(dist).filter((name) => !name.startsWith('.'));
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Whether a name may be that of a file that was rendered, or is the index. */
export function isListed(name: string): boolean {
  return isFileName(name) || name === INDEX;
}

function indexedFilesOf(folder: string): Files {
  refuseNewerFormat(folder, readFileSync(join(folder, INDEX), 'utf8'));
  return filesOf(folder);
}

function filesOf(folder: string): Files {
  const entries = readdirSync(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && isListed(entry.name)).map(({ name }) => name);
  return new Map(names.map((name) => [name, () => readFileSync(join(folder, name), 'utf8')]));
}
