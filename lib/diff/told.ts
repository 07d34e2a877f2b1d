import type { View } from '../manifest/view';
import { INDEX } from '../output/checksums';
import { type FieldChange, type Meaning, meaningNames, type ObjectChange } from './change';
import { objectChanges } from './compare';
import type { FolderPair } from './folder-pair';
import { meaningsOf } from './meanings/meanings';
import { FolderObjects } from './objects';

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
  readonly objects: readonly ToldObject[];
  /** Names of files without objects that differ, e.g. `README.md`. */
  readonly otherFiles: readonly string[];
}

/** The two sides of a comparison, as a person named them. */
export interface Sides {
  readonly old: string;
  readonly new: string;
}

/** Tells what differs in a folder. @throws where a file that differs holds what is no YAML of objects */
export function toldCluster(pair: FolderPair, prefix: Sides): ToldCluster {
  const folder = new FolderObjects(pair, prefix);
  const { old, new: next } = folder.differing();
  const sides = lazily(folder);
  const objects = objectChanges(pair.name, old, next).map((change) => told(change, meaningsOf(change, sides)));
  return { cluster: pair.name, objects, otherFiles: folder.otherFiles(INDEX) };
}

/** Most meanings follow from the change itself: the rest of the cluster is read when one asks for it. */
function lazily(folder: FolderObjects): { readonly old: View; readonly new: View } {
  let [old, next]: readonly (View | undefined)[] = [];
  return {
    get old() {
      old ??= folder.view('old');
      return old;
    },
    get new() {
      next ??= folder.view('new');
      return next;
    },
  };
}

function told({ kind: change, stage, oldStage, old, new: next, fields }: ObjectChange, meanings: readonly Meaning[]) {
  const { apiVersion = '', kind = '', metadata } = next ?? old ?? {};
  const { namespace, name = '' } = metadata ?? {};
  const inOrder = meanings.toSorted((a, b) => meaningNames.indexOf(a.name) - meaningNames.indexOf(b.name));
  return {
    change,
    stage,
    ...(oldStage !== undefined && { oldStage }),
    apiVersion,
    kind,
    ...(namespace !== undefined && { namespace }),
    name,
    fields,
    meanings: inOrder,
  };
}
