import type { FieldChange, Meaning, ObjectChange } from './change';

/** An object that is not what it was, as every format tells it. */
export interface ToldObject {
  readonly change: ObjectChange['kind'];
  /** The file in which it stands, without its ending, and the one in which it stood, where that is another. */
  readonly stage: string;
  readonly oldStage?: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** Absent for an object that has none. */
  readonly namespace?: string;
  readonly name: string;
  /** None where the object was added or removed. */
  readonly fields: readonly FieldChange[];
  /** In the order of their names in `meaningNames`. */
  readonly meanings: readonly Meaning[];
}

/** What differs in a folder of `dist/`. */
export interface ToldCluster {
  /** The folder: a cluster, or `argocd`. */
  readonly cluster: string;
  /** What became of the folder itself. */
  readonly change: ObjectChange['kind'];
  readonly objects: readonly ToldObject[];
  /** Names of files without objects that differ, e.g. `README.md`. */
  readonly otherFiles: readonly string[];
  /** Names of files that differ and cannot be compared, since they could not be read before. */
  readonly unknownFiles: readonly string[];
}

/** The two sides of a comparison, as a person named them. */
export interface SideNames {
  readonly old: string;
  readonly new: string;
  /** The commit that stands for the old side, where HEAD has parted from the one that was named. */
  readonly base?: string;
}
