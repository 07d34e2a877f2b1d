import type { Read } from '../../../manifest/kinds';
import { gatewayName, tryGenerated, typeOfGenerated } from '../gateways';
import { meaning } from '../rule';
import { named } from '../wording';

/** The address of a load balancer is known once the cloud has made it; names in DNS can lead there only then. */
export const loadBalancer = meaning(
  'wait',
  ['core/Service', 'gateway.networking.k8s.io/Gateway'],
  function* ({ old, now, before, after }) {
    if (!now) return;
    if (now.kind === 'Service') {
      if (typeOf(now) === 'LoadBalancer' && typeOf(old) !== 'LoadBalancer')
        yield `${named(now)} waits for its load balancer's address`;
      return;
    }
    const [was, is] = [tryGenerated(before(), old), tryGenerated(after(), now)];
    const isBalanced = is && !is.isWaypoint && typeOfGenerated(is.gateway) === 'LoadBalancer';
    const wasBalanced = was && was.name === is?.name && typeOfGenerated(was.gateway) === 'LoadBalancer';
    if (is && isBalanced && !wasBalanced) yield `${gatewayName(is)} waits for its load balancer's address`;
  },
);

function typeOf(object: Read<'core/Service' | 'gateway.networking.k8s.io/Gateway'> | undefined): string | undefined {
  return object?.spec && 'type' in object.spec ? object.spec.type : undefined;
}
