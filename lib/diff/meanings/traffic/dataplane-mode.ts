import type { Read } from '../../../manifest/kinds';
import { askedBy } from '../revisions';
import { meaning } from '../rule';

const label = 'istio.io/dataplane-mode';

/**
 * ztunnel takes running pods in and lets them go without a restart, but for those that have a proxy of their own: these the
 * CNI plugin leaves out (istio.io, "Add workloads to the mesh" of ambient mode; istio `cni/pkg/util`, `PodRedirectionEnabled`).
 */
export const dataplaneMode = meaning('traffic', ['core/Namespace'], function* ({ change, old, now }) {
  if (change.kind !== 'changed' || !now) return;
  const [was, is] = [modeOf(old), modeOf(now)];
  if (was === is) return;
  const carries = `ztunnel carries the traffic of namespace ${now.metadata.name}`;
  if (is === 'ambient')
    yield askedBy(old) === undefined
      ? `${carries}, also of pods that run already`
      : `${carries}, but of pods that have a proxy only once they start anew without it`;
  else if (was === 'ambient')
    yield `ztunnel no longer carries the traffic of namespace ${now.metadata.name}, nor secures it`;
});

function modeOf(namespace: Read<'core/Namespace'> | undefined): string | undefined {
  return namespace?.metadata.labels?.[label];
}
