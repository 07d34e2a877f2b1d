import type { Kinds, Read } from '../../../manifest/kinds';
import type { Metadata } from '../../../manifest/manifest';
import { type Labels, selects } from '../../../manifest/view';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import { derived, groupBy } from '../derived';
import { isOpaque } from '../externals';

/** Something that makes pods, or a bare pod, seen as its pods. */
export interface Workload {
  /** The object as written: a Deployment, StatefulSet, DaemonSet, Job, CronJob or Pod. */
  readonly on: { readonly apiVersion: string; readonly kind: string; readonly metadata: Metadata };
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Path of the pod template, e.g. `spec.template`; empty for a Pod. Labels stand at `<at>.metadata.labels`. */
  readonly at: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly pod: PodSpec;
  /** Name of its ServiceAccount, `default` where it names none. */
  readonly serviceAccount: string;
}

/** What a pod runs. */
export type PodSpec = NonNullable<Read<'core/Pod'>['spec']>;
export type Container = NonNullable<PodSpec['containers']>[number];

type Template = Pick<Read<'core/Pod'>, 'spec'> & {
  readonly metadata?: { readonly labels?: Labels; readonly annotations?: Labels };
};

/** Every workload of a mesh whose pods are known. */
export const workloads = derived((mesh: Mesh): readonly Workload[] =>
  everyWorkload(mesh).filter(({ on }) => !isOpaque(mesh, on)),
);

function everyWorkload(mesh: Mesh): readonly Workload[] {
  return [
    ...templated(mesh, 'apps/Deployment'),
    ...templated(mesh, 'apps/StatefulSet'),
    ...templated(mesh, 'apps/DaemonSet'),
    ...templated(mesh, 'batch/Job'),
    ...mesh
      .ofKind('batch/CronJob')
      .map((job) => workloadOf(job, job.spec?.jobTemplate?.spec?.template, 'spec.jobTemplate.spec.template')),
    ...mesh.ofKind('core/Pod').map((pod) => workloadOf(pod, pod, '')),
  ];
}

const byNamespace = derived((mesh: Mesh) => groupBy(workloads(mesh), ({ namespace }) => namespace));

/** The workloads of a namespace. */
export function workloadsIn(mesh: Mesh, namespace: string | undefined): readonly Workload[] {
  return byNamespace(mesh).get(namespace ?? '') ?? [];
}

const byLabel = derived((mesh: Mesh) => {
  const labelled = workloads(mesh).flatMap((workload) =>
    Object.entries(workload.labels).flatMap(([label, value]) => [
      { place: placeOf(label, value), workload },
      { place: placeOf(label, value, workload.namespace), workload },
    ]),
  );
  return groupBy(labelled, ({ place }) => place);
});

/** Key of the workloads with a label, in one namespace or in all. */
function placeOf(label: string, value: string | undefined, namespace = '*'): string {
  return `${namespace} ${label}=${value}`;
}

/** The workloads whose pods carry these labels, in one namespace or in all; an empty selector selects none. */
export function workloadsWith(mesh: Mesh, selector: Labels | undefined, namespace?: string): readonly Workload[] {
  const key = JSON.stringify([namespace, selector]);
  const held = selections(mesh).get(key) ?? select(mesh, selector, namespace);
  selections(mesh).set(key, held);
  return held;
}

/** What was selected before: many ask with the same selector. */
const selections = derived(() => new Map<string, readonly Workload[]>());

function select(mesh: Mesh, selector: Labels | undefined, namespace?: string): readonly Workload[] {
  const candidates = Object.entries(selector ?? {}).map(
    ([label, value]) => byLabel(mesh).get(placeOf(label, value, namespace)) ?? [],
  );
  const fewest = candidates.sort((one, other) => one.length - other.length)[0] ?? [];
  return fewest
    .map(({ workload }) => workload)
    .filter(
      (workload) => selects(selector, workload.labels) && (namespace ?? workload.namespace) === workload.namespace,
    );
}

/** Every container of a workload, those that run before the others too. */
export function containersOf({ pod }: Workload): readonly Container[] {
  return [...(pod.initContainers ?? []), ...(pod.containers ?? [])];
}

/** Every container of a workload and its path, e.g. `spec.template.spec.containers[0]`. */
export function placedContainers({
  at,
  pod,
}: Workload): readonly { readonly at: string; readonly container: Container }[] {
  const spec = at === '' ? 'spec' : `${at}.spec`;
  return (['initContainers', 'containers'] as const).flatMap((field) =>
    (pod[field] ?? []).map((container, index) => ({ at: `${spec}.${field}[${index}]`, container })),
  );
}

type Templated = Extract<keyof Kinds, 'apps/Deployment' | 'apps/StatefulSet' | 'apps/DaemonSet' | 'batch/Job'>;

function templated(mesh: Mesh, kind: Templated): readonly Workload[] {
  return mesh.ofKind(kind).map((object) => workloadOf(object, object.spec?.template, 'spec.template'));
}

function workloadOf(on: Workload['on'], template: Template | undefined, at: string): Workload {
  const pod = template?.spec ?? {};
  return {
    on,
    kind: on.kind,
    namespace: on.metadata.namespace ?? '',
    name: on.metadata.name,
    at,
    labels: template?.metadata?.labels ?? {},
    annotations: template?.metadata?.annotations ?? {},
    pod,
    serviceAccount: pod.serviceAccountName ?? 'default',
  };
}

/** Path of a label or an annotation of the pods of a workload. */
export function podMetadataAt(workload: Workload, field: 'labels' | 'annotations', name: string): string {
  const path = at('metadata', field, name);
  return workload.at === '' ? path : `${workload.at}.${path}`;
}
