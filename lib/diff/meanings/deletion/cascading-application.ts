import { applicationKinds, isCascading } from '../applications';
import { meaning } from '../rule';
import { named } from '../wording';

/** With its finalizer an Application takes along what it deployed, whoever deletes it (Argo CD, "App Deletion"). */
export const cascadingApplication = meaning('deletion', applicationKinds, function* ({ change, old, now }) {
  if (change.kind !== 'changed' || !old || !now || !isCascading(now) || isCascading(old)) return;
  const one = now.kind === 'Application' ? named(now) : `an Application of ${named(now)}`;
  yield `who deletes ${one} deletes what it deployed, too, from now on`;
});
