import { type Dirent, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatChecksums, hasConflict, INDEX, isFileName, parseChecksums, sha256, withUnixLines } from './checksums';
import { inPlainWords, NOTHING_CHANGED } from './failure';
import { indexedFolders, readFolder } from './folder';

/**
 * What becomes of one file.
 *
 * Written are `created`, `changed` and `removed`, and those `converted` to the line endings of Windows that hold nothing else
 * but what is rendered. Left alone are `edited` files, whose content is neither what was nor what is rendered, among them
 * those `in conflict` after a merge; `foreign` ones, which never were ours, and foreign ones `in the way` of a file to be
 * rendered.
 */
export type FileState =
  | 'created'
  | 'changed'
  | 'converted'
  | 'unchanged'
  | 'removed'
  | 'edited'
  | 'in conflict'
  | 'foreign'
  | 'in the way';

/** What writing one cluster's folder would do. */
export interface TreePlan {
  readonly dist: string;
  readonly cluster: string;
  /** Every name that stands in the folder or is rendered, sorted, and the index at the end. */
  readonly states: ReadonlyMap<string, FileState>;
  /** The checksum of every rendered file. */
  readonly checksums: ReadonlyMap<string, string>;
  /** The text of every file that may have to be written, and of the index. */
  readonly texts: ReadonlyMap<string, string>;
  /** Tells whether the folder is still the one that was read. */
  readonly stamp?: string;
}

/** What is known of a file: how it stands in the folder, and the checksums of what is rendered for it and of what was. */
interface Candidate {
  readonly path: string;
  readonly entry?: Dirent;
  readonly rendered?: string;
  readonly listed: readonly string[];
}

/** States of the files that the index lists. */
const LISTED: readonly FileState[] = ['created', 'changed', 'converted', 'unchanged', 'edited', 'in conflict'];
const CLUSTER_NAME = /^(?!\.|.*\.\.)[^/\\\p{Cc}]+$/u;

/** Compares what is rendered for a cluster with what stands in its folder; writes nothing. */
export function planTree(dist: string, cluster: string, files: ReadonlyMap<string, string>): TreePlan {
  const checksums = new Map([...files].map(([name, text]) => [name, sha256(text)]));
  const { index, ...compared } = compare(dist, cluster, checksums);
  return { ...compared, texts: new Map([...files, [INDEX, index]]) };
}

/** The plan of a folder that is known to be fresh by checksums alone, so that no text is needed; `undefined` of any other. */
export function tryFreshTree(
  dist: string,
  cluster: string,
  checksums: ReadonlyMap<string, string>,
): TreePlan | undefined {
  const { index, ...compared } = compare(dist, cluster, checksums);
  return isFresh(compared) ? { ...compared, texts: new Map([[INDEX, index]]) } : undefined;
}

function compare(
  dist: string,
  cluster: string,
  checksums: ReadonlyMap<string, string>,
): Omit<TreePlan, 'texts'> & { readonly index: string } {
  refuseNames(cluster, checksums.keys());
  return inPlainWords(dist, NOTHING_CHANGED, () => {
    const folder = readFolder(dist, cluster);
    const listed = parseChecksums(folder.index ?? '');
    const names = new Set([...checksums.keys(), ...folder.entries.keys()]);
    names.delete(INDEX);
    const states = new Map<string, FileState>();
    for (const name of [...names].sort()) {
      const [path, entry] = [join(folder.path, name), folder.entries.get(name)];
      states.set(name, stateOf({ path, entry, rendered: checksums.get(name), listed: listed.get(name) ?? [] }));
    }
    const index = formatChecksums(newChecksums(states, checksums, listed));
    if (folder.index !== undefined || index !== '') states.set(INDEX, indexState(folder.index, index));
    return { dist, cluster, states, checksums, index, stamp: folder.stamp };
  });
}

/** Plans the removal of what was rendered for clusters that are rendered no longer. */
export function planRemovedClusters(dist: string, clusterNames: Iterable<string>): readonly TreePlan[] {
  const rendered = new Set(clusterNames);
  return inPlainWords(dist, NOTHING_CHANGED, () => indexedFolders(dist))
    .filter((name) => CLUSTER_NAME.test(name) && !rendered.has(name))
    .map((name) => planTree(dist, name, new Map()));
}

/** Whether the folder holds what is rendered; foreign files beside it do no harm. */
export function isFresh({ states }: Pick<TreePlan, 'states'>): boolean {
  return [...states.values()].every((state) => state === 'unchanged' || state === 'foreign');
}

/** The names of the files in a state. */
export function namesOf({ states }: TreePlan, state: FileState): readonly string[] {
  return [...states.keys()].filter((name) => states.get(name) === state);
}

function refuseNames(cluster: string, files: Iterable<string>): void {
  if (!CLUSTER_NAME.test(cluster))
    throw new Error(`"${cluster}": not a name for a cluster's folder; use letters, digits and -`);
  for (const name of files) {
    if (!isFileName(name)) throw new Error(`${cluster}: "${name}" is not a name for a file in its folder`);
  }
}

function stateOf(candidate: Candidate): FileState {
  const { path, entry, rendered, listed } = candidate;
  if (entry === undefined) return 'created';
  if (!entry.isFile()) return rendered === undefined ? 'foreign' : 'in the way';
  if (rendered === undefined && listed.length === 0) return 'foreign';
  return stateOfContent(readFileSync(path), candidate);
}

function stateOfContent(content: Buffer, { rendered, listed }: Candidate): FileState {
  const found = sha256(content);
  if (found === rendered) return 'unchanged';
  const text = content.toString();
  const unconverted = sha256(withUnixLines(text));
  if (unconverted === rendered) return 'converted';
  if (listed.includes(found) || listed.includes(unconverted)) return rendered === undefined ? 'removed' : 'changed';
  if (listed.length === 0) return 'in the way';
  return hasConflict(text) ? 'in conflict' : 'edited';
}

/** What the index is to list: all that is rendered, and what was and got edited, so that it goes on being reported. */
function newChecksums(
  states: ReadonlyMap<string, FileState>,
  rendered: ReadonlyMap<string, string>,
  listed: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, string> {
  const checksums = new Map<string, string>();
  for (const [name, state] of states) {
    const checksum = rendered.get(name) ?? listed.get(name)?.at(-1);
    if (checksum !== undefined && LISTED.includes(state)) checksums.set(name, checksum);
  }
  return checksums;
}

function indexState(old: string | undefined, index: string): FileState {
  if (old === index) return 'unchanged';
  if (index === '') return 'removed';
  if (old !== undefined && withUnixLines(old) === index) return 'converted';
  return old === undefined ? 'created' : 'changed';
}
