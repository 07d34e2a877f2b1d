import { localAppsDomain } from '../../platform/openshift';
import type { ValuesOf } from './istio-values';

/** Values by which it is said how many istiods there are; who says one of them has decided. */
const counts = ['autoscaleEnabled', 'autoscaleMin', 'autoscaleMax', 'replicaCount'] as const;

/**
 * As many istiods as a drained node asks for. Istio's own values run one, and a PodDisruptionBudget that keeps it: with a
 * second one a node can be drained, and on the only node nothing must be kept. OpenShift Local is never drained.
 */
export const availabilityValues: ValuesOf = ({ values, multiCluster }, { infrastructureTopology, appsDomain }) => {
  const isDecided = counts.some((count) => values?.pilot?.[count] !== undefined);
  // In a remote cluster there is none.
  if (multiCluster?.remote) return {};
  if (infrastructureTopology === 'HighlyAvailable') return isDecided ? {} : { pilot: { autoscaleMin: 2 } };
  if (appsDomain === localAppsDomain) return {};
  return {
    global: { defaultPodDisruptionBudget: { enabled: false } },
    ...(!isDecided && { pilot: { autoscaleEnabled: false } }),
  };
};
