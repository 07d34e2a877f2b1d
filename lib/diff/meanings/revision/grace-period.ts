import { defaultGracePeriodSeconds } from '../../../platform/update-strategy';
import { meaning } from '../rule';
import { named } from '../wording';

/** How long the way back stays open after the last pod has moved (sail-operator, `inactiveRevisionDeletionGracePeriodSeconds`). */
export const gracePeriod = meaning('revision', ['sailoperator.io/Istio'], function* ({ change, now, touches }) {
  const field = 'inactiveRevisionDeletionGracePeriodSeconds';
  const { updateStrategy } = now?.spec ?? {};
  if (
    change.kind !== 'changed' ||
    updateStrategy?.type !== 'RevisionBased' ||
    !touches('spec', 'updateStrategy', field)
  )
    return;
  yield `a revision of ${named(now)} that nothing uses goes after ${updateStrategy[field] ?? defaultGracePeriodSeconds} s`;
});
