import { type Dirent, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatChecksums, INDEX, isFileName, parseChecksums, sha256 } from './checksums';
import { inPlainWords, NOTHING_CHANGED } from './failure';
import { indexedFolders, readFolder } from './folder';

/**
 * What becomes of one file.
 *
 * Written are `created`, `changed` and `removed`. Left alone are `edited` files, whose content is neither what was nor
 * what is rendered, `foreign` ones, which never were ours, and foreign ones `in the way` of a file to be rendered.
 */
export type FileState = 'created' | 'changed' | 'unchanged' | 'removed' | 'edited' | 'foreign' | 'in the way';

/** What writing one cluster's folder would do. */
export interface TreePlan {
  readonly dist: string;
  readonly cluster: string;
  /** Every name that stands in the folder or is rendered, sorted, and the index at the end. */
  readonly states: ReadonlyMap<string, FileState>;
  /** The text of every rendered file, and of the index. */
  readonly texts: ReadonlyMap<string, string>;
  /** Tells whether the folder is still the one that was read. */
  readonly stamp?: string;
}

/** What is known of a file: how it stands in the folder, what is rendered for it, what was rendered last time. */
interface Candidate {
  readonly path: string;
  readonly entry?: Dirent;
  readonly text?: string;
  readonly checksum?: string;
}

/** States of the files that the index lists. */
const LISTED: readonly FileState[] = ['created', 'changed', 'unchanged', 'edited'];
const CLUSTER_NAME = /^(?!\.|.*\.\.)[^/\\\p{Cc}]+$/u;

/** Compares what is rendered for a cluster with what stands in its folder; writes nothing. */
export function planTree(dist: string, cluster: string, files: ReadonlyMap<string, string>): TreePlan {
  refuseNames(cluster, files.keys());
  return inPlainWords(dist, NOTHING_CHANGED, () => {
    const folder = readFolder(dist, cluster);
    const checksums = parseChecksums(folder.index ?? '');
    const names = new Set([...files.keys(), ...folder.entries.keys()]);
    names.delete(INDEX);
    const states = new Map<string, FileState>();
    for (const name of [...names].sort()) {
      const [path, entry] = [join(folder.path, name), folder.entries.get(name)];
      states.set(name, stateOf({ path, entry, text: files.get(name), checksum: checksums.get(name) }));
    }
    const index = formatChecksums(newChecksums(states, files, checksums));
    if (folder.index !== undefined || index !== '') states.set(INDEX, indexState(folder.index, index));
    return { dist, cluster, states, texts: new Map([...files, [INDEX, index]]), stamp: folder.stamp };
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
export function isFresh({ states }: TreePlan): boolean {
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

function stateOf({ path, entry, text, checksum }: Candidate): FileState {
  if (entry === undefined) return 'created';
  if (!entry.isFile()) return text === undefined ? 'foreign' : 'in the way';
  if (text === undefined && checksum === undefined) return 'foreign';
  const content = readFileSync(path);
  if (text !== undefined && content.equals(Buffer.from(text))) return 'unchanged';
  if (checksum === undefined) return 'in the way';
  if (checksum !== sha256(content)) return 'edited';
  return text === undefined ? 'removed' : 'changed';
}

/** What the index is to list: all that is rendered, and what was and got edited, so that it goes on being reported. */
function newChecksums(
  states: ReadonlyMap<string, FileState>,
  files: ReadonlyMap<string, string>,
  old: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const checksums = new Map<string, string>();
  for (const [name, state] of states) {
    const text = files.get(name);
    const checksum = text === undefined ? old.get(name) : sha256(text);
    if (checksum !== undefined && LISTED.includes(state)) checksums.set(name, checksum);
  }
  return checksums;
}

function indexState(old: string | undefined, index: string): FileState {
  if (old === index) return 'unchanged';
  if (index === '') return 'removed';
  return old === undefined ? 'created' : 'changed';
}
