import { canonical } from '../manifest/canonical';
import { identity, type Manifest } from '../manifest/manifest';
import type { Stage } from '../manifest/stage';
import type { ObjectChange } from './change';
import { fieldChanges } from './fields';

/** An object, and the file in which it stands. */
interface Placed {
  readonly stage: string;
  readonly manifest: Manifest;
}

/**
 * What became of the objects of a cluster, file by file; stages need not hold those that are the same on both sides. Nobody
 * can tell whether what stands in a file is new if it is unknown what did before.
 */
export function objectChanges(
  cluster: string,
  old: readonly Stage[],
  next: readonly Stage[],
  unknown: readonly string[] = [],
): readonly ObjectChange[] {
  const left = new Pool(placed(old));
  const unpaired: Placed[] = [];
  const changes: ObjectChange[] = [];
  // Files for several clusters may hold an object of one name each: those of the same file belong together.
  for (const each of placed(next)) {
    const before = left.take(each, ({ stage }) => stage === each.stage);
    if (before) changes.push(...changed(cluster, before, each));
    else unpaired.push(each);
  }
  for (const each of unpaired) {
    const before = left.take(each, () => true);
    if (before) changes.push(...changed(cluster, before, each));
    else if (!unknown.includes(each.stage))
      changes.push({ kind: 'added', cluster, stage: each.stage, new: canonical(each.manifest), fields: [] });
  }
  for (const { stage, manifest } of left.rest()) {
    changes.push({ kind: 'removed', cluster, stage, old: canonical(manifest), fields: [] });
  }
  return changes.sort((a, b) => (a.stage < b.stage ? -1 : Number(a.stage > b.stage)));
}

function placed(stages: readonly Stage[]): readonly Placed[] {
  return stages.flatMap(({ id, manifests }) => manifests.map((manifest) => ({ stage: id, manifest })));
}

/** Objects that wait for what became of them. */
class Pool {
  private readonly byIdentity = new Map<string, Placed[]>();

  constructor(all: readonly Placed[]) {
    for (const each of all) {
      const same = this.byIdentity.get(identity(each.manifest));
      if (same) same.push(each);
      else this.byIdentity.set(identity(each.manifest), [each]);
    }
  }

  take({ manifest }: Placed, isMeant: (candidate: Placed) => boolean): Placed | undefined {
    const candidates = this.byIdentity.get(identity(manifest)) ?? [];
    const index = candidates.findIndex(isMeant);
    return index < 0 ? undefined : candidates.splice(index, 1)[0];
  }

  rest(): readonly Placed[] {
    return [...this.byIdentity.values()].flat();
  }
}

function changed(cluster: string, before: Placed, { stage, manifest }: Placed): readonly ObjectChange[] {
  const [old, next] = [canonical(before.manifest), canonical(manifest)];
  const fields = fieldChanges(old, next);
  const hasMoved = before.stage !== stage;
  if (fields.length === 0 && !hasMoved) return [];
  const change = { kind: 'changed', cluster, stage, old, new: next, fields } as const;
  return [hasMoved ? { ...change, oldStage: before.stage } : change];
}
