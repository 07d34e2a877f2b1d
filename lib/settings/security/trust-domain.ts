import { defaultTrustDomain } from '../../platform/istiod';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import { istioValues } from '../istio-values/istio-values';
import type { Cluster } from '../resolve';

/** First part of the identities of a mesh's pods. */
export function trustDomainOf(plane: ControlPlane, cluster: Cluster): string {
  return istioValues(plane, cluster)?.meshConfig?.trustDomain ?? defaultTrustDomain;
}
