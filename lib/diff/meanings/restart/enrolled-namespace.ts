import { tryEnrolment } from '../../../check/derived/workload/injection';
import type { Read } from '../../../manifest/kinds';
import { meaning } from '../rule';
import { rollout } from '../wording';

/** Whether pods get a proxy, and from whom, is decided when they are made: those that run keep what they have (istio.io, "Sidecar injection"). */
export const enrolledNamespace = meaning('restart', ['core/Namespace'], function* ({ change, old, now }) {
  if (change.kind !== 'changed' || !now) return;
  const [was, is] = [revisionOf(old), revisionOf(now)];
  if (was === is) return;
  const { name } = now.metadata;
  const what = is === undefined ? 'lose their proxy' : `get their proxy from "${is}"`;
  const before = was !== undefined && is !== undefined ? `, no longer from "${was}",` : '';
  yield `pods of namespace ${name} ${what}${before} when they start anew: ${rollout([name])}`;
});

function revisionOf(namespace: Read<'core/Namespace'> | undefined): string | undefined {
  return tryEnrolment(namespace?.metadata.labels ?? {})?.revision;
}
