import { restrictedCapabilities, smallestUid, uidRangeAnnotation } from '../../../platform/security-context';
import type { Mesh } from '../../mesh';
import { list } from '../../wording';
import { derived } from '../derived';
import { allows } from '../security/access';
import { type Container, placedContainers, type Workload } from './workloads';

/** Something that pods ask for and OpenShift's policy restricted-v2 refuses. */
export interface Ask {
  readonly at: string;
  readonly got: string;
  readonly instead: string;
}

/** What the pods of a workload ask for beyond restricted-v2, first that of the pod as a whole. */
export function asksOf(mesh: Mesh, workload: Workload): readonly Ask[] {
  const { at, pod } = workload;
  const spec = at === '' ? 'spec' : `${at}.spec`;
  const namespaces = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter((field) => pod[field] === true);
  const paths = (pod.volumes ?? []).flatMap(({ hostPath }, index) => (hostPath ? [index] : []));
  return [
    ...namespaces.map((field) => ask(`${spec}.${field}`, `"${field}"`, 'drop it')),
    ...paths.map((index) => ask(`${spec}.volumes[${index}].hostPath`, 'a path of the node', 'write another volume')),
    ...asksForUser(mesh, workload, `${spec}.securityContext`, pod.securityContext?.runAsUser),
    ...placedContainers(workload).flatMap(({ at: place, container }) =>
      asksOfContainer(mesh, workload, place, container),
    ),
  ];
}

/** Whether pods of a workload are, or may be, granted another policy: by RBAC, or by name in the policy itself. */
export function isGranted(mesh: Mesh, { namespace, serviceAccount }: Workload): boolean {
  if (namedAccounts(mesh).has(`system:serviceaccount:${namespace}:${serviceAccount}`)) return true;
  const policy = { group: 'security.openshift.io', resource: 'securitycontextconstraints' };
  const access = { ...policy, verbs: ['use'], namespace, anyOne: true };
  return allows(mesh, { namespace, name: serviceAccount }, access) !== false;
}

/** Accounts that the SecurityContextConstraints of the input name themselves; their schema is not carried. */
const namedAccounts = derived(
  (mesh: Mesh): ReadonlySet<unknown> =>
    new Set(
      mesh.all
        .filter(({ kind }) => kind === 'SecurityContextConstraints')
        .flatMap(({ users }) => (Array.isArray(users) ? users : [])),
    ),
);

function asksOfContainer(mesh: Mesh, workload: Workload, at: string, container: Container): readonly Ask[] {
  const { securityContext = {}, ports = [] } = container;
  const context = `${at}.securityContext`;
  const added = (securityContext.capabilities?.add ?? []).filter((name) => !restrictedCapabilities.has(name ?? ''));
  const hostPorts = ports.flatMap(({ hostPort }, index) => (hostPort ? [index] : []));
  return [
    ...(securityContext.privileged ? [ask(`${context}.privileged`, 'a privileged container', 'drop it')] : []),
    ...(added.length > 0 ? [ask(`${context}.capabilities.add`, `capability ${list(added)}`, 'drop it')] : []),
    ...hostPorts.map((index) => ask(`${at}.ports[${index}].hostPort`, 'a port of the node', 'write a Service')),
    ...asksForUser(mesh, workload, context, securityContext.runAsUser),
  ];
}

/** A user is refused that the namespace's range does not have; where the range is unknown, one that no range has. */
function asksForUser(mesh: Mesh, { namespace }: Workload, at: string, user: number | undefined): readonly Ask[] {
  if (user === undefined || isInRange(mesh, namespace, user)) return [];
  return [ask(`${at}.runAsUser`, `user ${user}`, 'drop it, and OpenShift gives one of the namespace')];
}

function isInRange(mesh: Mesh, namespace: string, user: number): boolean {
  const annotations = mesh.tryFind('core/Namespace', undefined, namespace)?.metadata.annotations;
  const [, first, count] = /^(\d+)\/(\d+)$/.exec(annotations?.[uidRangeAnnotation] ?? '') ?? [];
  if (first === undefined || count === undefined) return user >= smallestUid;
  return user >= Number(first) && user < Number(first) + Number(count);
}

function ask(at: string, got: string, instead: string): Ask {
  return { at, got, instead };
}
