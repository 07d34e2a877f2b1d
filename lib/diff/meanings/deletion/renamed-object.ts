import { groupOf, identity, type Manifest } from '../../../manifest/manifest';
import { isMapping } from '../../../manifest/mapping';
import { syncWave } from '../../../platform/argo-cd';
import { meaningOfAny } from '../rule';
import { named } from '../wording';

/**
 * Kubernetes cannot rename: who changes a name, or a namespace, deletes one object and makes another one. That the two are
 * equal but for it tells a reviewer that nothing else is lost.
 */
export const renamedObject = meaningOfAny('deletion', function* ({ change, old, before, after }) {
  if (change.kind !== 'removed' || !old) return;
  const known = new Set(before().all.map(identity));
  const added = after().all.filter((object) => isKin(object, old) && !known.has(identity(object)));
  const [successor, ...others] = added.filter((object) => isEqualButForName(old, object));
  if (successor && others.length === 0) yield `replaces it by ${named(successor)}, equal but for its name`;
});

function isKin(one: Manifest, other: Manifest): boolean {
  return one.kind === other.kind && groupOf(one) === groupOf(other);
}

/** What has no content of its own, such as a ServiceAccount, is what its name says, and so never equal to another. */
function isEqualButForName(old: Manifest, now: Manifest): boolean {
  const [before, after] = [contentOf(old), contentOf(now)];
  const [oldName, name] = [old.metadata.name, now.metadata.name];
  const rename = (text: string) => text.replaceAll(oldName, name);
  return (
    Object.keys(before).length > 0 && isAlike(before, after, rename) && isAlike(marksOf(old), marksOf(now), rename)
  );
}

function isAlike(old: unknown, now: unknown, rename: (text: string) => string): boolean {
  if (old === now) return true;
  if (typeof old === 'string') return rename(old) === now;
  if (Array.isArray(old) && Array.isArray(now))
    return old.length === now.length && old.every((item, index) => isAlike(item, now[index], rename));
  if (!isMapping(old) || !isMapping(now)) return false;
  return Object.keys({ ...old, ...now }).every((key) => isAlike(old[key], now[key], rename));
}

/** Labels select, and annotations configure; the wave only says when an object is applied. */
function marksOf({ metadata: { labels = {}, annotations = {} } }: Manifest) {
  const { [syncWave]: _, ...others } = annotations;
  return { labels, annotations: others };
}

function contentOf({ apiVersion, kind, metadata, ...content }: Manifest): Readonly<Record<string, unknown>> {
  return content;
}
