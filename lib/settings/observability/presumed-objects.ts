import { userWorkloadMonitoring } from '../../platform/monitoring';
import type { PresumedBy, PresumedObject } from '../presumed-objects';
import type { Cluster } from '../resolve';
import type { Tracing } from './resolve-observability';

/** What others of the cluster have written for what is to be seen of meshes. */
export const presumedByObservability: PresumedBy = (cluster) => [
  ...cluster.controlPlanes.flatMap(({ observability }) => observability?.tracing ?? []).map(traceStorage),
  ...monitoring(cluster),
];

/** Address and keys of the storage of traces: whoever owns that brings them. */
function traceStorage({ namespace, storage }: Tracing): PresumedObject {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: storage.secret.name, namespace } };
}

/** What turns on the monitoring that is asked for, where someone else has written it. */
function monitoring({ userWorkloadMonitoring: isWritten, controlPlanes }: Cluster): readonly PresumedObject[] {
  if (isWritten || !controlPlanes.some(({ observability }) => observability)) return [];
  const { name, namespace } = userWorkloadMonitoring;
  return [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } }];
}
