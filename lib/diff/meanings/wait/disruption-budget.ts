import { meaning } from '../rule';
import { named } from '../wording';

/** A drain of a node waits as long as a budget forbids to evict one more pod (Kubernetes, "Disruptions"). */
export const disruptionBudget = meaning('wait', ['policy/PodDisruptionBudget'], function* ({ now, touches }) {
  if (!now || !touches('spec')) return;
  const { minAvailable, maxUnavailable } = now.spec ?? {};
  const rest =
    maxUnavailable === undefined
      ? `at least ${String(minAvailable)} run`
      : `at most ${String(maxUnavailable)} are away`;
  yield `drains of nodes wait so that of the pods of ${named(now)} ${rest}`;
});
