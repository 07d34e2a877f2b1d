import { groupBy } from '../../../check/derived/derived';
import type { GeneratedGateway } from '../../../check/derived/gateway/gateway-api';
import { plainlyNamedClasses } from '../../../platform/gateway-api';
import { followersOf } from '../followers';
import { gatewayName } from '../gateways';
import { meaning } from '../rule';
import { valuesThat } from '../values';
import { listed } from '../wording';

/**
 * istiod makes its gateways and waypoints anew as soon as the values change that their templates read; of the mesh
 * configuration, it takes notice only when it looks at them again for another reason (`platform/istio-values`).
 */
export const madeGateways = meaning('restart', ['sailoperator.io/Istio'], function* (subject) {
  const { now, after } = subject;
  const [ofGateways, ofWaypoints] = [valuesThat('gateways restart', subject), valuesThat('waypoints restart', subject)];
  if (!now || ofGateways.length + ofWaypoints.length === 0) return;
  const { generated } = followersOf(after(), now.metadata.name);
  const valuesOf = ({ className }: GeneratedGateway) =>
    (plainlyNamedClasses.has(className) ? ofWaypoints : ofGateways).filter((path) => isFor(className, path));
  for (const [values, gateways] of groupBy(generated, (gateway) => listed(valuesOf(gateway)) || undefined)) {
    const isLive = gateways.flatMap(valuesOf).some((path) => !path.startsWith('meshConfig.'));
    yield `istiod restarts the pods of ${listed(gateways.map(gatewayName))}${isLive ? '' : ' when it looks at them next'} (${values})`;
  }
});

/** Defaults for a class are about gateways of it, and of these only those for the Deployment about their pods. */
function isFor(className: string, path: string): boolean {
  const [root, ofClass, part] = path.split('.');
  return root !== 'gatewayClasses' || (ofClass === className && part === 'deployment');
}
