import type { Base } from './base';
import { isListed } from './dist';
import type { FilePlace } from './folder-pair';
import { git, listed } from './git';

/** A file of a revision and the id of its content. */
export interface Blob extends FilePlace {
  readonly id: string;
}

/** Where a `dist/` stands: the folder around it, in which git runs, and its name there. */
export interface Location {
  readonly folder: string;
  readonly name: string;
}

/** A regular file in a folder of `dist/`, as `git ls-tree -z` lists it. */
const ENTRY = /^100\d{3} blob (?<id>[0-9a-f]+)\t[^/]+\/(?<folder>[^/]+)\/(?<name>[^/]+)$/;

/** The files that a commit has below a `dist/`. */
export function blobsAt({ tree }: Base, { folder, name }: Location): readonly Blob[] {
  return listed(git(folder, ['ls-tree', '-r', '-z', tree, '--', `${name}/`])).flatMap(blobIn);
}

/** The ids that files would have as they stand now; git wants their paths from the top of the repository. */
export function currentIds(paths: readonly string[], repository: string): readonly string[] {
  if (paths.length === 0) return [];
  const prefix = git(repository, ['rev-parse', '--show-prefix']).toString().replace(/\n$/, '');
  const lines = paths.map((path) => `${prefix}${path}\n`).join('');
  return git(repository, ['hash-object', '--stdin-paths'], lines).toString().split('\n');
}

/** The contents of files by id, as `git cat-file --batch` prints them, each after a line that ends in its length. */
export function contentsOf(blobs: readonly Blob[], repository: string): ReadonlyMap<string, string> {
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
