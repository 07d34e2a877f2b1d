import { meaningOfAny } from '../rule';
import { named } from '../wording';
import { tryConsequence } from './consequences';

/**
 * An object that is no longer written is pruned by Argo CD, and what depends on it goes too. `oc apply` leaves it in the
 * cluster, where nobody looks after it any more.
 */
export const deletedObject = meaningOfAny('deletion', function* ({ change, old }) {
  if (change.kind !== 'removed' || !old) return;
  const consequence = tryConsequence(old);
  yield `deletes ${named(old)}${consequence === undefined ? '' : `: ${consequence}`}`;
});
