import type { Labels, View } from '../../manifest/view';
import type { ObjectName } from './entrance';

/** The waypoint that requests from a gateway pass before a Service answers; without the second label they pass none. */
export function tryWaypointOf(view: View, { namespace, name }: ObjectName): ObjectName | undefined {
  const service = view.tryFind('core/Service', namespace, name)?.metadata.labels ?? {};
  const labels: Labels = { ...view.tryFind('core/Namespace', undefined, namespace)?.metadata.labels, ...service };
  const waypoint = labels['istio.io/use-waypoint'];
  if (!waypoint || waypoint === 'none' || labels['istio.io/ingress-use-waypoint'] !== 'true') return undefined;
  return { namespace: labels['istio.io/use-waypoint-namespace'] ?? namespace, name: waypoint };
}
