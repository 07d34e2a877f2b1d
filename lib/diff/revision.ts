import { basename, dirname, resolve } from 'node:path';
import { INDEX, refuseNewerFormat } from '../output/checksums';
import { isListed, readDist } from './dist';
import { type Dist, type FolderPair, folderPairs, type Place } from './folder-pair';
import { git, tryGit, tryNoRepository } from './git';

/** A file of a revision and the id of its content. */
interface Blob extends Place {
  readonly id: string;
}

const DIFFERING = ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', '--relative'];
/** A regular file in a folder of `dist/`, as `git ls-tree -z` lists it. */
const ENTRY = /^100\d{3} blob (?<id>[0-9a-f]+)\t[^/]+\/(?<folder>[^/]+)\/(?<name>[^/]+)$/;
/** The name of the last commit, which a new repository has not. */
export const HEAD = 'HEAD';

/**
 * Compares a `dist/` with what it was at a revision; all was added where there was none. Git itself tells which files
 * differ, and reads none of those that do not.
 *
 * @throws where git knows no such revision, or Rigging cannot read what was written then
 */
export function pairsSince(revision: string, dist: string): readonly FolderPair[] {
  const next = readDist(dist);
  const [folder, name] = [dirname(resolve(dist)), basename(resolve(dist))];
  const tree = treeOf(revision, folder);
  const differing = new Set(listed(git(folder, [...DIFFERING, tree, '--', `${name}/`])));
  const isDifferent = (place: Place) => differing.has(`${name}/${place.folder}/${place.name}`);
  const blobs = listed(git(folder, ['ls-tree', '-r', '-z', tree, '--', `${name}/`])).flatMap(blobIn);
  const pairs = folderPairs(oldDist(blobs, next, isDifferent, folder), next, isDifferent);
  for (const pair of pairs) refuseNewerFormat(`${revision}:${name}/${pair.name}`, pair.old.get(INDEX)?.() ?? '');
  return pairs;
}

/** What a revision holds; of a new repository, which has no commit yet, nothing. */
function treeOf(revision: string, folder: string): string {
  const obstacle = tryNoRepository(folder);
  if (obstacle !== undefined) throw new Error(`${revision}: ${obstacle}`);
  const commit = tryGit(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (commit !== undefined) return commit;
  if (revision === HEAD) return git(folder, ['hash-object', '-t', 'tree', '--stdin'], '').toString().trim();
  const isShallow = tryGit(folder, ['rev-parse', '--is-shallow-repository']) === 'true';
  const advice = isShallow
    ? 'fetch the history, of which a clone in CI has only the end unless it is told (fetch-depth: 0, GIT_DEPTH: 0)'
    : 'fetch it first, or name another';
  throw new Error(`"${revision}": neither a folder nor a revision that git knows here; ${advice}`);
}

/** The files of those folders that Rigging wrote; what is the same now is not asked of git. */
function oldDist(blobs: readonly Blob[], next: Dist, isDifferent: (place: Place) => boolean, repository: string): Dist {
  const indexed = new Set([...next.keys(), ...blobs.filter(({ name }) => name === INDEX).map(({ folder }) => folder)]);
  const same = (blob: Blob) => (isDifferent(blob) ? undefined : next.get(blob.folder)?.get(blob.name));
  const asked = blobs.filter((blob) => indexed.has(blob.folder) && same(blob) === undefined);
  let texts: ReadonlyMap<string, string> | undefined;
  const textOf = ({ id }: Blob) => {
    texts ??= contentsOf(asked, repository);
    return texts.get(id) ?? '';
  };
  const dist = new Map<string, Map<string, () => string>>();
  for (const blob of blobs.filter(({ folder }) => indexed.has(folder))) {
    const files = dist.get(blob.folder) ?? new Map<string, () => string>();
    dist.set(blob.folder, files.set(blob.name, same(blob) ?? (() => textOf(blob))));
  }
  return dist;
}

/** The contents of files by id, as `git cat-file --batch` prints them, each after a line that ends in its length. */
function contentsOf(blobs: readonly Blob[], repository: string): ReadonlyMap<string, string> {
  const ids = [...new Set(blobs.map(({ id }) => id))];
  const printed = git(repository, ['cat-file', '--batch'], ids.map((id) => `${id}\n`).join(''));
  let at = 0;
  return new Map(
    ids.map((id) => {
      const start = printed.indexOf('\n', at) + 1;
      const header = printed.toString('latin1', at, start);
      if (!/ blob \d+\n$/.test(header)) throw new Error(`git cat-file: ${header.trim()}; fetch it first`);
      const end = start + Number(header.split(' ').at(-1));
      at = end + 1;
      return [id, printed.toString('utf8', start, end)];
    }),
  );
}

function blobIn(entry: string): readonly Blob[] {
  const { id, folder, name } = ENTRY.exec(entry)?.groups ?? {};
  if (id === undefined || folder === undefined || name === undefined) return [];
  return isListed(name) && !folder.startsWith('.') ? [{ id, folder, name }] : [];
}

/** What git lists with a NUL after each. */
function listed(printed: Buffer): readonly string[] {
  return printed.toString().split('\0').filter(Boolean);
}
