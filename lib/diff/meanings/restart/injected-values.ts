import { followersOf } from '../followers';
import { gatewayName } from '../gateways';
import { meaning } from '../rule';
import { valuesThat } from '../values';
import { counted, listed, rollout } from '../wording';

/** What istiod writes into pods when it injects them, those that run do not have (`platform/istio-values`). */
export const injectedValues = meaning('restart', ['sailoperator.io/Istio'], function* (subject) {
  const { now, after } = subject;
  const values = valuesThat('at injection', subject);
  if (!now || values.length === 0) return;
  const { namespaces, gateways } = followersOf(after(), now.metadata.name);
  const whom = [...(namespaces.length > 0 ? [counted('namespace', namespaces)] : []), ...gateways.map(gatewayName)];
  if (whom.length === 0) return;
  const all = [...namespaces, ...gateways.map(({ namespace }) => namespace)];
  yield `pods of ${listed(whom)} take up ${listed(values)} when they start anew: ${rollout(all)}`;
});
