import { type PodReference, podReferences } from '../../../check/derived/workload/pod-references';
import { placedContainers, type Workload } from '../../../check/derived/workload/workloads';
import { workloadName } from '../gateways';
import { meaning } from '../rule';

/** Kinds whose pods run on; those of jobs start anew by themselves. */
const lasting: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/**
 * Nobody restarts pods because a ConfigMap that they read has changed. Files of it change after a while, unless they are
 * mounted by `subPath`; variables do not (Kubernetes, "ConfigMaps").
 */
export const readConfigMap = meaning('restart', ['core/ConfigMap'], function* ({ change, now, after, touches }) {
  if (change.kind !== 'changed' || !now || !(touches('data') || touches('binaryData'))) return;
  const { namespace, name } = now.metadata;
  const references = podReferences(after()).filter(
    ({ kind, name: read, workload }) =>
      kind === 'ConfigMap' && read === name && workload.namespace === namespace && lasting.has(workload.kind),
  );
  for (const workload of new Set(references.map((reference) => reference.workload))) {
    const own = references.filter((reference) => reference.workload === workload);
    const command = `oc -n ${namespace} rollout restart ${workload.kind.toLowerCase()}/${workload.name}`;
    yield own.some(isReadOnce)
      ? `pods of ${workloadName(workload.on)} take it up when they start anew: ${command}`
      : `pods of ${workloadName(workload.on)} find it in their files after a while, or when they start anew: ${command}`;
  }
});

/** Whether pods read it when they start, and never again. */
function isReadOnce({ workload, at }: PodReference): boolean {
  const [, index] = /^volumes\[(\d+)\]/.exec(at) ?? [];
  return index === undefined || isMountedByPath(workload, workload.pod.volumes?.[Number(index)]?.name);
}

function isMountedByPath(workload: Workload, volume: string | undefined): boolean {
  return placedContainers(workload)
    .flatMap(({ container }) => container.volumeMounts ?? [])
    .some(({ name, subPath, subPathExpr }) => name === volume && (subPath ?? subPathExpr) !== undefined);
}
