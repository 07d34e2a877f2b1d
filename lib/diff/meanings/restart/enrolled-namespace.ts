import { askedBy } from '../revisions';
import { meaning } from '../rule';
import { rollout } from '../wording';

/** Whether pods get a proxy is decided when they are made: those that run keep what they have (istio.io, "Sidecar injection"). */
export const enrolledNamespace = meaning('restart', ['core/Namespace'], function* ({ change, old, now }) {
  const [was, is] = [askedBy(old), askedBy(now)];
  if (change.kind !== 'changed' || !now || (was === undefined) === (is === undefined)) return;
  const { name } = now.metadata;
  const what = is === undefined ? 'lose their proxy' : `get their proxy from "${is}"`;
  yield `pods of namespace ${name} ${what} when they start anew: ${rollout([name])}`;
});
