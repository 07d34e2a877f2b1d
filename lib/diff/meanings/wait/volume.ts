import { groupOf } from '../../../manifest/manifest';
import { meaningOfAny } from '../rule';
import { named } from '../wording';

/** Storage is made, and made larger, by whoever provides it, in its own time (Kubernetes, "Persistent Volumes"). */
export const volume = meaningOfAny('wait', function* ({ change, now, touches }) {
  if (now?.kind !== 'PersistentVolumeClaim' || groupOf(now) !== 'core') return;
  if (change.kind === 'added') yield `${named(now)} waits for its volume`;
  else if (touches('spec', 'resources')) yield `${named(now)} waits until its volume is resized`;
});
