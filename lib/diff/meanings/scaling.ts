import type { Mesh } from '../../check/mesh';
import type { Read } from '../../manifest/kinds';
import { identity } from '../../manifest/manifest';
import { scaledWorkloads } from '../../manifest/scaled';
import { workloadName } from './gateways';
import type { Subject } from './rule';

type Scaled = Read<'apps/Deployment' | 'apps/StatefulSet'>;
type Autoscaler = Read<'autoscaling/HorizontalPodAutoscaler'>;

/** How many pods a workload had, and how many it has. */
export interface Scaling {
  readonly workload: string;
  readonly old: number;
  readonly now: number;
}

/** Whether the number of pods changes; where load decides over it, it is not told here. */
export function tryScaling({ change, old, now, before, after, touches }: Subject<Scaled>): Scaling | undefined {
  if (change.kind !== 'changed' || !old || !now || !touches('spec', 'replicas')) return undefined;
  if (isScaled(before(), old) || isScaled(after(), now)) return undefined;
  return { workload: workloadName(now), old: old.spec?.replicas ?? 1, now: now.spec?.replicas ?? 1 };
}

function isScaled(mesh: Mesh, workload: Scaled): boolean {
  return scaledWorkloads(mesh.all).has(identity(workload));
}

/** The workload that an autoscaler scales, by the name that it has for a reader. */
export function scaledName(mesh: Mesh, { metadata: { namespace }, spec }: Autoscaler): string {
  const { kind, name = '' } = spec?.scaleTargetRef ?? {};
  const workload = kind === 'Deployment' ? mesh.tryFind('apps/Deployment', namespace, name) : undefined;
  return workload ? workloadName(workload) : `${kind} ${namespace}/${name}`;
}

/** Between how many pods load may choose. */
export function boundsOf({ spec }: Autoscaler): readonly [number, number] {
  return [spec?.minReplicas ?? 1, spec?.maxReplicas ?? 1];
}
