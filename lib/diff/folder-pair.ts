/** The text of a file, read when it is asked for. */
export type Content = () => string;

/** The files of a folder on one side, by name. */
export type Files = ReadonlyMap<string, Content>;

/** The folders of a `dist/` that Rigging wrote, by name. */
export type Dist = ReadonlyMap<string, Files>;

/** Where a file stands in a `dist/`. */
export interface FilePlace {
  readonly folder: string;
  readonly name: string;
}

/** A folder that is not the same on both sides: a cluster's, or that of Argo CD. */
export interface FolderPair {
  readonly name: string;
  readonly old: Files;
  readonly new: Files;
  /** Names of files that differ, or stand on one side only. */
  readonly differing: readonly string[];
}

/** A `dist/` and what it is compared with. */
export interface Comparison {
  readonly pairs: readonly FolderPair[];
  /** Both as a person finds their files, e.g. `HEAD:dist` and `dist`. */
  readonly folders: { readonly old: string; readonly new: string };
  /** The commit that takes the place of the revision that was named, in which HEAD parted from it. */
  readonly base?: string;
  /** What may mislead a reader, a line each. */
  readonly warnings: readonly string[];
}

/** The folders that differ between two sides, given which of the files that stand on both do. */
export function folderPairs(old: Dist, next: Dist, isDifferent: (place: FilePlace) => boolean): readonly FolderPair[] {
  const names = [...new Set([...old.keys(), ...next.keys()])].sort();
  const pairs = names.map((folder) => {
    const [before, after] = [old.get(folder) ?? new Map(), next.get(folder) ?? new Map()] as const;
    const files = [...new Set([...before.keys(), ...after.keys()])].sort();
    const differing = files.filter((name) => !before.has(name) || !after.has(name) || isDifferent({ folder, name }));
    return { name: folder, old: before, new: after, differing };
  });
  return pairs.filter(({ differing }) => differing.length > 0);
}
