import type { View } from '../manifest/view';
import { INDEX } from '../output/checksums';
import { withoutKnownSecrets } from '../report/secret';
import { type Meaning, meaningNames, type ObjectChange } from './change';
import { objectChanges } from './compare';
import type { FolderPair } from './folder-pair';
import { meaningsOf } from './meanings/meanings';
import { FolderObjects, stageOf } from './objects';
import type { ToldCluster, ToldObject } from './told-cluster';

/** A folder with what of it could not be read, a line each. */
export interface Telling {
  readonly told: ToldCluster;
  readonly unreadable: { readonly old: readonly string[]; readonly new: readonly string[] };
}

/** Tells what differs in a folder; whoever asked decides what is to become of it if not all could be read. */
export function tell(pair: FolderPair, prefix: Readonly<Record<'old' | 'new', string>>): Telling {
  const folder = new FolderObjects(pair, prefix);
  const { old, new: next } = folder.differing();
  const unknownFiles = folder.unknownFiles();
  const changes = objectChanges(pair.name, old, next, unknownFiles.map(stageOf));
  const sides = lazily(folder);
  const objects = changes.map((change) => toldObject(change, meaningsOf(change, sides)));
  return {
    told: { cluster: pair.name, change: changeOf(pair), objects, otherFiles: folder.otherFiles(INDEX), unknownFiles },
    unreadable: { old: folder.unreadable('old'), new: folder.unreadable('new') },
  };
}

function changeOf({ old, new: next }: FolderPair): ToldCluster['change'] {
  if (old.size === 0) return 'added';
  return next.size === 0 ? 'removed' : 'changed';
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

function toldObject(found: ObjectChange, meanings: readonly Meaning[]): ToldObject {
  const { kind: change, stage, oldStage, old, new: next, fields } = found;
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
    meanings: inOrder.map(({ name: meaning, say }) => ({ name: meaning, say: withoutKnownSecrets(say) })),
  };
}
