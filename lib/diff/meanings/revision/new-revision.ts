import type { Mesh } from '../../../check/mesh';
import type { Read } from '../../../manifest/kinds';
import { revisionName } from '../../../platform/naming';
import { defaultGracePeriodSeconds } from '../../../platform/update-strategy';
import { meaning } from '../rule';
import { counted } from '../wording';
import { tagFollowers } from './tag-followers';

type Istio = Read<'sailoperator.io/Istio'>;

/**
 * The name of a RevisionBased control plane has its version in it: another version is another IstioRevision with an istiod of
 * its own (sail-operator `controllers/istio`, `getActiveRevisionName`). The old one stays while a pod, a namespace or a tag
 * uses it. A tag that leads to the Istio leads to its newest revision.
 */
export const newRevision = meaning(
  'revision',
  ['sailoperator.io/Istio'],
  function* ({ change, old, now, before, after }) {
    if (change.kind !== 'changed' || !old || !now) return;
    const [was, is] = [revisionOf(old), revisionOf(now)];
    if (was === is) return;
    const grace = now.spec?.updateStrategy?.inactiveRevisionDeletionGracePeriodSeconds ?? defaultGracePeriodSeconds;
    yield `makes IstioRevision ${is} with an istiod of its own; ${was} goes ${grace} s after the last pod, namespace and tag let go of it`;
    const known = tagsOf(before(), old);
    const tags = tagsOf(after(), now).filter((tag) => known.includes(tag));
    if (tags.length > 0) yield `from now on, ${is} is what ${counted('tag', tags)} means to pods that start`;
    for (const line of tagFollowers(before(), after(), tags)) yield line;
  },
);

function revisionOf({ metadata, spec }: Istio): string {
  return revisionName(metadata.name, spec?.updateStrategy?.type, spec?.version ?? '');
}

function tagsOf(mesh: Mesh, { metadata }: Istio): readonly string[] {
  return mesh
    .ofKind('sailoperator.io/IstioRevisionTag')
    .filter(({ spec }) => spec?.targetRef?.kind === 'Istio' && spec.targetRef.name === metadata.name)
    .map((tag) => tag.metadata.name);
}
