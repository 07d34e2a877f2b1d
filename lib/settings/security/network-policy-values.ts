import type { ValuesOf } from '../istio-values/istio-values';

/** The control plane brings a NetworkPolicy for istiod of its own. */
export const networkPolicyValues: ValuesOf = ({ networkPolicies }) =>
  networkPolicies === 'operator' ? { global: { networkPolicy: { enabled: true } } } : {};
