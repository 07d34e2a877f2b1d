import type { Mesh } from '../../mesh';
import type { Complaint } from '../../rule';
import { mismatchOf } from '../../selectors';
import { podsSelected } from '../workload/pods';
import { hasUnseenPods } from '../workload/unseen-pods';
import { type PolicyKind, podsOfPolicy, policies } from './policies';

/** The policies whose selectors select nothing, and which label is the reason. */
export function* unmatchedSelectors(mesh: Mesh, kinds: readonly PolicyKind[]): Iterable<Complaint> {
  for (const policy of policies(mesh, kinds)) {
    const { on, namespace, selector, hasTargets } = policy;
    if (hasTargets || Object.keys(selector).length === 0 || podsOfPolicy(mesh, policy).length > 0) continue;
    const known = podsSelected(mesh, {}, namespace);
    if (known.length === 0) continue;
    const { at, message, isTypo } = mismatchOf(selector, known, `in namespace "${namespace}"`);
    if (hasUnseenPods(mesh, namespace) && !isTypo) continue;
    yield { on, at, message };
  }
}
