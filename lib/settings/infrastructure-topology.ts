import { localAppsDomain } from '../platform/openshift';
import type { ClusterSettings } from './cluster-settings';

/** Whether pods can be spread over nodes. */
export type InfrastructureTopology = NonNullable<ClusterSettings['infrastructureTopology']>;

export function resolveTopology({ infrastructureTopology, appsDomain }: ClusterSettings): InfrastructureTopology {
  return infrastructureTopology ?? (appsDomain === localAppsDomain ? 'SingleReplica' : 'HighlyAvailable');
}
