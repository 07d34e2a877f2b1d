import type { Read } from '../../../manifest/kinds';
import { meaning } from '../rule';

const label = 'istio.io/dataplane-mode';

/** ztunnel takes running pods in and lets them go without a restart (istio.io, "Add workloads to the mesh" of ambient mode). */
export const dataplaneMode = meaning('traffic', ['core/Namespace'], function* ({ change, old, now }) {
  if (change.kind !== 'changed' || !now) return;
  const [was, is] = [modeOf(old), modeOf(now)];
  if (was === is) return;
  if (is === 'ambient')
    yield `ztunnel carries the traffic of namespace ${now.metadata.name}, also of pods that run already`;
  else if (was === 'ambient')
    yield `ztunnel no longer carries the traffic of namespace ${now.metadata.name}, nor secures it`;
});

function modeOf(namespace: Read<'core/Namespace'> | undefined): string | undefined {
  return namespace?.metadata.labels?.[label];
}
