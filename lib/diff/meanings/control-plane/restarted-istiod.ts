import { meaning } from '../rule';
import { valuesThat } from '../values';
import { listed, named } from '../wording';

/** Running proxies do without istiod for a while; new pods and new configuration wait for it (`platform/istio-values`). */
export const restartedIstiod = meaning('control-plane', ['sailoperator.io/Istio'], function* (subject) {
  const { change, now, touches } = subject;
  if (change.kind !== 'changed') return;
  const values = valuesThat('istiod restarts', subject);
  const reasons = [...(touches('spec', 'profile') ? ['profile'] : []), ...values];
  if (reasons.length > 0) yield `restarts istiod of ${named(now)} (${listed(reasons)})`;
  const scaling = valuesThat('istiod scales', subject);
  if (scaling.length > 0) yield `changes how many pods istiod of ${named(now)} has (${listed(scaling)})`;
});
