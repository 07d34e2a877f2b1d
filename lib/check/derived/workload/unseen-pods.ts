import type { Kinds } from '../../../manifest/kinds';
import { groupOf, type Manifest } from '../../../manifest/manifest';
import { isPlatformNamespace } from '../../../platform/known-objects';
import { isPodless } from '../../../platform/podless-groups';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';
import { hasOpaque } from '../externals';

/** Namespaces where something runs pods that no workload kind stands for: operators, and kinds of their own. */
const namespaces = derived(
  (mesh: Mesh): ReadonlySet<string | undefined> =>
    new Set(mesh.all.filter(makesPods).flatMap(({ metadata, spec }) => [metadata.namespace, namespaceIn(spec)])),
);

/** Whether an operator or the platform runs pods of its own in a namespace. */
export function hasOperandPods(mesh: Mesh, namespace: string): boolean {
  return isPlatformNamespace(namespace) || namespaces(mesh).has(namespace);
}

const podMakers: readonly (keyof Kinds)[] = [
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'batch/Job',
  'batch/CronJob',
  'core/Pod',
  'gateway.networking.k8s.io/Gateway',
];

/** Whether something makes pods of which only its name is declared, in one namespace or in any: they may carry any labels. */
export function hasOpaquePods(mesh: Mesh, namespace?: string): boolean {
  return podMakers.some((kind) => hasOpaque(mesh, kind, namespace));
}

/** Whether a namespace may have pods that the input does not show. */
export function hasUnseenPods(mesh: Mesh, namespace: string): boolean {
  return hasOperandPods(mesh, namespace) || hasOpaquePods(mesh, namespace);
}

function makesPods(manifest: Manifest): boolean {
  const { kind } = manifest;
  return !isPodless(groupOf(manifest), kind) || kind === 'ReplicaSet' || kind === 'ReplicationController';
}

/** The namespace that the operator of OpenShift Service Mesh installs an Istio, IstioCNI or ZTunnel into. */
function namespaceIn(spec: unknown): string | undefined {
  const { namespace } = (spec ?? {}) as { readonly namespace?: unknown };
  return typeof namespace === 'string' ? namespace : undefined;
}
