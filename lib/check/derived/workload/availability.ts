import type { Read } from '../../../manifest/kinds';
import type { Metadata } from '../../../manifest/manifest';
import type { Mesh } from '../../mesh';
import { matches } from '../control-plane/discovery';
import { derived, groupBy } from '../derived';
import type { Workload } from './workloads';

type Autoscaler = Read<'autoscaling/HorizontalPodAutoscaler'>;
type Budget = Read<'policy/PodDisruptionBudget'>;

const autoscalers = derived(
  (mesh: Mesh): ReadonlyMap<string, Autoscaler> =>
    new Map(mesh.ofKind('autoscaling/HorizontalPodAutoscaler').map((autoscaler) => [targetOf(autoscaler), autoscaler])),
);

function targetOf({ metadata, spec }: Autoscaler): string {
  const { kind, name } = spec?.scaleTargetRef ?? {};
  return `${kind} ${metadata.namespace}/${name}`;
}

/** The autoscaler that decides how many pods a workload has. */
export function tryAutoscaler(
  mesh: Mesh,
  { kind, metadata }: { readonly kind: string; readonly metadata: Metadata },
): Autoscaler | undefined {
  return autoscalers(mesh).get(`${kind} ${metadata.namespace}/${metadata.name}`);
}

const budgets = derived((mesh: Mesh) =>
  groupBy(mesh.ofKind('policy/PodDisruptionBudget'), ({ metadata }) => metadata.namespace ?? ''),
);

/** The disruption budgets that count the pods of a workload. */
export function budgetsOf(mesh: Mesh, { namespace, labels }: Workload): readonly Budget[] {
  const ofNamespace = budgets(mesh).get(namespace) ?? [];
  return ofNamespace.filter(({ spec }) => spec?.selector && matches(spec.selector, labels));
}
