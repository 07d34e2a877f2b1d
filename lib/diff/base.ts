import { git, tryGit, tryNoRepository } from './git';

/** What a comparison with a revision starts from. */
export interface Base {
  /** The id of a commit, or of a tree. */
  readonly tree: string;
  /** Its name for a person: that of the revision, unless another commit takes its place. */
  readonly name: string;
  readonly warnings: readonly string[];
}

/** The name of the last commit, which a new repository has not. */
export const HEAD = 'HEAD';

const DEPTH = 'of which a clone in CI has only the end unless it is told (fetch-depth: 0, GIT_DEPTH: 0)';

/**
 * The commit in which HEAD and a revision parted, as in a pull request: what others have merged there since is not what this
 * branch takes back. Of a new repository, which has no commit yet, nothing.
 *
 * @throws where git knows no such revision
 */
export function baseOf(revision: string, folder: string): Base {
  const obstacle = tryNoRepository(folder);
  if (obstacle !== undefined) throw new Error(`${revision}: ${obstacle}`);
  const commit = tryCommit(revision, folder);
  const asNamed = { name: revision, warnings: [] };
  if (commit === undefined && revision === HEAD) return { ...asNamed, tree: emptyTree(folder) };
  if (commit === undefined) throw new Error(`"${revision}": ${unknownIn(folder)}`);
  const parted = tryGit(folder, ['merge-base', commit, HEAD]);
  if (parted === undefined) return { ...asNamed, tree: commit, warnings: [`${revision}: ${unrelatedIn(folder)}`] };
  return parted === commit ? { ...asNamed, tree: commit } : { ...asNamed, tree: parted, name: parted.slice(0, 12) };
}

/** The commit that a revision names, if git knows one. */
export function tryCommit(revision: string, folder: string): string | undefined {
  return tryGit(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
}

function emptyTree(folder: string): string {
  return git(folder, ['hash-object', '-t', 'tree', '--stdin'], '').toString().trim();
}

function unknownIn(folder: string): string {
  const advice = isShallow(folder) ? `fetch the history, ${DEPTH}` : 'fetch it first, or name another';
  return `neither a folder nor a revision that git knows here; ${advice}`;
}

function unrelatedIn(folder: string): string {
  const advice = isShallow(folder) ? `; fetch the history, ${DEPTH}` : '';
  return `has no commit in common with HEAD here: what was merged there alone is told as taken back${advice}`;
}

function isShallow(folder: string): boolean {
  return tryGit(folder, ['rev-parse', '--is-shallow-repository']) === 'true';
}
