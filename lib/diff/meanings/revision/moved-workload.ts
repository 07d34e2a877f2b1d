import { injectionOf } from '../../../check/derived/workload/injection';
import { workloads } from '../../../check/derived/workload/workloads';
import type { Mesh } from '../../../check/mesh';
import type { Read } from '../../../manifest/kinds';
import { identity } from '../../../manifest/manifest';
import { gatewayName, tryGenerated, workloadName } from '../gateways';
import { makerOf, revisionBehind } from '../revisions';
import { meaning } from '../rule';

/** Labels of pods, and of Gateways of the Gateway API, choose a control plane where that of their namespace does not. */
export const movedWorkload = meaning(
  'revision',
  ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'gateway.networking.k8s.io/Gateway'],
  function* ({ change, old, now, before, after, touches }) {
    if (change.kind !== 'changed' || !old || !now) return;
    const isLabelled = now.kind === 'Gateway' ? touches('metadata', 'labels') : touches('spec', 'template', 'metadata');
    if (!isLabelled) return;
    const [was, is] = [revisionOf(before(), old), revisionOf(after(), now)];
    if (was === undefined || is === undefined || was === is) return;
    const made = tryGenerated(after(), now);
    yield `${made ? gatewayName(made) : workloadName(now)} gets its proxy from "${is}", no longer from "${was}"`;
  },
);

type Labelled = Read<'apps/Deployment' | 'apps/StatefulSet' | 'apps/DaemonSet' | 'gateway.networking.k8s.io/Gateway'>;

function revisionOf(mesh: Mesh, object: Labelled): string | undefined {
  const made = tryGenerated(mesh, object);
  if (made) return makerOf(mesh, made.gateway);
  const workload = workloads(mesh).find(({ on }) => identity(on) === identity(object));
  const injection = workload && injectionOf(mesh, workload);
  return typeof injection === 'object' && injection.by === 'pod' ? revisionBehind(mesh, injection.revision) : undefined;
}
