import { fieldsOf } from '../../../manifest/mapping';
import { meaning } from '../rule';
import { refused } from './refused';

/**
 * A Service keeps the address that it was given, also `None`, and its load balancer's class, as long as its type is one that
 * has them (kubernetes `pkg/apis/core/validation`, `ValidateServiceUpdate`). What no longer names one leaves it as it is.
 */
export const clusterAddress = meaning('immutable', ['core/Service'], function* ({ change, old, now, touches }) {
  if (change.kind !== 'changed' || !old || !now) return;
  const types = [old.spec?.type, now.spec?.type];
  if (touches('spec', 'clusterIP') && fieldsOf(now.spec).clusterIP && !types.includes('ExternalName'))
    yield refused('spec.clusterIP', now);
  const areBalanced = types.every((type) => type === 'LoadBalancer');
  if (touches('spec', 'loadBalancerClass') && areBalanced) yield refused('spec.loadBalancerClass', now);
});
