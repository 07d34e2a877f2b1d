import type { Read } from '../../../manifest/kinds';
import type { Labels } from '../../../manifest/view';
import { isInternal, sourceRangesAnnotation } from '../../../platform/load-balancers';
import { tryCallers } from '../callers';
import { typeOfGenerated } from '../gateways';
import { meaning } from '../rule';
import { present } from '../sets';
import { named } from '../wording';

type Balanced = Read<'core/Service' | 'gateway.networking.k8s.io/Gateway'>;

/** A load balancer is open to the Internet unless it is asked to be internal, and to every caller unless ranges are given. */
export const openLoadBalancer = meaning(
  'exposure',
  ['core/Service', 'gateway.networking.k8s.io/Gateway'],
  function* ({ old, now }) {
    if (!old || !now || !isBalanced(old) || !isBalanced(now)) return;
    const [was, is] = [old, now].map((object) => isInternal(annotationsOf(object)));
    if (was && !is)
      yield `the load balancer of ${named(now)} is no longer asked to be internal: the Internet may reach it`;
    if (is && !was) yield `the load balancer of ${named(now)} is asked to be internal`;
    const callers = tryCallers(rangesOf(old), rangesOf(now));
    if (callers) yield `the load balancer of ${named(now)} ${callers}`;
  },
);

function isBalanced(object: Balanced): boolean {
  const { kind, spec } = object;
  const type = kind === 'Gateway' ? typeOfGenerated(object) : spec && 'type' in spec && spec.type;
  return type === 'LoadBalancer';
}

/** Those of the Service; istiod gives it what `infrastructure` of a Gateway says, or else the Gateway's own. */
function annotationsOf({ metadata, spec }: Balanced): Labels {
  const own = spec && 'infrastructure' in spec ? (spec.infrastructure?.annotations as Labels | undefined) : undefined;
  return own ?? metadata.annotations ?? {};
}

function rangesOf(object: Balanced): readonly string[] {
  const { spec } = object;
  const ranges = spec && 'loadBalancerSourceRanges' in spec ? present(spec.loadBalancerSourceRanges) : [];
  if (ranges.length > 0) return ranges;
  const text = annotationsOf(object)[sourceRangesAnnotation] ?? '';
  return text.split(',').flatMap((range) => range.trim() || []);
}
