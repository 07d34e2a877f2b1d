import { type Dirent, lstatSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { INDEX, refuseBrokenIndex, refuseNewerFormat } from './checksums';
import { NOTHING_CHANGED } from './failure';

/** A cluster's folder as it stands, which may be not at all. */
export interface Folder {
  readonly path: string;
  readonly entries: ReadonlyMap<string, Dirent>;
  /** Text of the index. */
  readonly index?: string;
  /** Tells this folder from one that took its place or was written to; there is none if there is no folder. */
  readonly stamp?: string;
}

/** Reads what stands in a cluster's folder, but no file except the index. */
export function readFolder(dist: string, cluster: string): Folder {
  const path = join(dist, cluster);
  const stamp = stampOf(dist, cluster);
  if (stamp === undefined) return { path, entries: new Map() };
  const entries = new Map(readdirSync(path, { withFileTypes: true }).map((entry) => [entry.name, entry]));
  return { path, entries, index: readIndex(path, entries.get(INDEX)), stamp };
}

/** The stamp of a folder that may have changed since it was read. */
export function stampOf(dist: string, cluster: string): string | undefined {
  if (!isFolder(dist, statSync(dist, { throwIfNoEntry: false }))) return undefined;
  const path = join(dist, cluster);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return isFolder(path, stats) ? `${stats.ino} ${stats.mtimeMs}` : undefined;
}

/** The names of the folders in `dist` that have an index, and hence something that was rendered. */
export function indexedFolders(dist: string): readonly string[] {
  if (!isFolder(dist, statSync(dist, { throwIfNoEntry: false }))) return [];
  return readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => lstatSync(join(dist, name, INDEX), { throwIfNoEntry: false })?.isFile());
}

function isFolder(path: string, stats: Stats | undefined): stats is Stats {
  if (stats === undefined || stats.isDirectory()) return stats !== undefined;
  throw new Error(`${path}: not a folder; ${NOTHING_CHANGED}`);
}

function readIndex(folder: string, entry: Dirent | undefined): string | undefined {
  if (entry === undefined) return undefined;
  const path = join(folder, INDEX);
  if (!entry.isFile()) throw new Error(`${path}: not a regular file; ${NOTHING_CHANGED}`);
  const index = readFileSync(path, 'utf8');
  refuseNewerFormat(folder, index);
  refuseBrokenIndex(path, index);
  return index;
}
