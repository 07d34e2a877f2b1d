import { meaning } from '../rule';

const labels = ['istio.io/use-waypoint', 'istio.io/use-waypoint-namespace', 'istio.io/ingress-use-waypoint'] as const;

/** A waypoint reads the requests of what names it by label, and applies routes and policies to them (istio.io, "Configure waypoint proxies"). */
export const waypointUse = meaning('traffic', ['core/Namespace', 'core/Service'], function* ({ change, now, touches }) {
  if (change.kind !== 'changed' || !now || !labels.some((label) => touches('metadata', 'labels', label))) return;
  const waypoint = now.metadata.labels?.['istio.io/use-waypoint'];
  const { namespace, name } = now.metadata;
  const whom = namespace === undefined ? `namespace ${name}` : `Service ${namespace}/${name}`;
  yield waypoint === undefined || waypoint === 'none'
    ? `requests to ${whom} pass no waypoint: its routes and policies for HTTP do not hold`
    : `requests to ${whom} pass waypoint ${waypoint}`;
});
