import type { Mesh } from '../../mesh';
import type { Complaint } from '../../rule';
import { mismatchOf } from '../../selectors';
import { podsSelected } from '../workload/pods';
import { hasOpaquePods, hasOperandPods } from '../workload/unseen-pods';
import { isMeshWide, type Policy, type PolicyKind, podsOfPolicy, policies } from './policies';

/** The policies whose selectors select nothing, and which label is the reason. */
export function* unmatchedSelectors(mesh: Mesh, kinds: readonly PolicyKind[]): Iterable<Complaint> {
  for (const policy of policies(mesh, kinds)) {
    const { on, namespace, selector } = policy;
    const known = podsSelected(mesh, {}, namespace);
    if (known.length === 0 || !isUnmatched(mesh, policy)) continue;
    const { at, message, isTypo } = mismatchOf(selector, known, `in namespace "${namespace}"`);
    // A waypoint stands before pods that it says nothing of, and operators bring some of their own.
    const hasOthers = hasOperandPods(mesh, namespace) || known.every(({ generated }) => generated?.isWaypoint);
    if (hasOthers && !isTypo) continue;
    yield { on, at, message };
  }
}

/** Whether a policy selects by labels, which no pods have and none that are known by a name alone may have. */
function isUnmatched(mesh: Mesh, policy: Policy): boolean {
  if (policy.hasTargets || Object.keys(policy.selector).length === 0) return false;
  const where = isMeshWide(mesh, policy) ? undefined : policy.namespace;
  return podsOfPolicy(mesh, policy).length === 0 && !hasOpaquePods(mesh, where);
}
