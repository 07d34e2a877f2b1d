import { isPlatformNamespace } from '../../../platform/known-objects';
import { clusterMonitoringLabel } from '../../../platform/monitoring';
import type { Mesh } from '../../mesh';
import { tryNamespaceLabels } from '../namespaces';

/** Whether the platform's own Prometheus scrapes a namespace; the one of user workloads then leaves it alone. */
export function isPlatformMonitored(mesh: Mesh, namespace: string | undefined = ''): boolean {
  const labels = tryNamespaceLabels(mesh, namespace);
  return isPlatformNamespace(namespace) || labels?.[clusterMonitoringLabel] === 'true';
}
