import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { INDEX, isFileName, refuseNewerFormat } from '../output/checksums';
import { indexedFolders } from '../output/folder';
import { type Dist, type Files, type FolderPair, folderPairs } from './folder-pair';

/** Compares a `dist/` with another one. @throws where either was not written by Rigging, or by a newer one */
export function pairsWith(other: string, dist: string): readonly FolderPair[] {
  const [old, next] = [readDist(other), readDist(dist)];
  return folderPairs(old, next, ({ folder, name }) => {
    return old.get(folder)?.get(name)?.() !== next.get(folder)?.get(name)?.();
  });
}

/** The files of a `dist/`. @throws where Rigging wrote no folder in it, or a newer one did */
export function readDist(dist: string): Dist {
  if (!isDist(dist))
    throw new Error(`${dist}: no folder in it has a ${INDEX}; name one that npm run synth has written`);
  return new Map(foldersOf(dist).map((folder) => [folder, filesOf(join(dist, folder))]));
}

/** Whether Rigging wrote a folder of what a path leads to. */
export function isDist(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true && foldersOf(path).length > 0;
}

/** A hidden folder is one that synth is about to put in the place of another. */
function foldersOf(dist: string): readonly string[] {
  return indexedFolders(dist).filter((name) => !name.startsWith('.'));
}

/** Whether a name may be that of a file that was rendered, or is the index. */
export function isListed(name: string): boolean {
  return isFileName(name) || name === INDEX;
}

function filesOf(folder: string): Files {
  refuseNewerFormat(folder, readFileSync(join(folder, INDEX), 'utf8'));
  const entries = readdirSync(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && isListed(entry.name)).map(({ name }) => name);
  return new Map(names.map((name) => [name, () => readFileSync(join(folder, name), 'utf8')]));
}
