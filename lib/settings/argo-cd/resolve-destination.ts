import type { Destination } from '../../constructs/argo-cd/recipient';
import { inCluster, inClusterName } from '../../platform/argo-cd';
import { applicationController, clusterManager, type ServiceAccountName } from '../../platform/openshift-gitops';
import type { Cluster } from '../resolve';
import type { DestinationSettings } from './argo-cd-settings';
import type { ArgoCD } from './resolve-argo-cd';

/** All that Argo CD's part is made of that a cluster's settings say: what else they say leaves `dist/argocd/` as it is. */
export type NamedDestination = Pick<Cluster, 'name' | 'destination'>;

/** A cluster as Argo CD calls it. */
export function resolveDestination({ destination = inCluster }: NamedDestination): Destination {
  const { server, name }: DestinationSettings = destination;
  return { ...(server !== undefined && { server }), ...(name !== undefined && { name }) };
}

/** Whether a destination is the cluster that Argo CD runs in. */
export function isInCluster({ server, name }: DestinationSettings): boolean {
  return server === inCluster.server || name === inClusterName;
}

/** As whom Argo CD applies to a cluster. */
export function resolveController(argoCD: ArgoCD, { destination }: NamedDestination): ServiceAccountName {
  if (!destination) return applicationController(argoCD);
  return destination.serviceAccount ?? (isInCluster(destination) ? applicationController(argoCD) : clusterManager);
}

/** As whom Argo CD applies to the clusters of a fleet. */
export function resolveFleetController({ clusters }: ArgoCD): ServiceAccountName {
  return clusters?.serviceAccount ?? clusterManager;
}
