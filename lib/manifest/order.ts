import { groupOf, type Manifest } from './manifest';
import { tryScopeOf } from './scope';

/** Kinds that others of the same file refer to when they are admitted or started; the rest follows by name. */
const firstKinds: readonly string[] = [
  'core/ServiceAccount',
  'core/Secret',
  'core/ConfigMap',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'rbac.authorization.k8s.io/Role',
  'rbac.authorization.k8s.io/RoleBinding',
  'core/Service',
  'sailoperator.io/IstioCNI',
  'operators.coreos.com/OperatorGroup',
];

/** The order of objects in a file: namespaces, then cluster-scoped objects, then by kind, namespace and name. */
export function inOrder(manifests: readonly Manifest[]): readonly Manifest[] {
  const keyed = manifests.map((manifest) => ({ manifest, key: sortKey(manifest) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ manifest }) => manifest);
}

/** Compared by code unit, so that no locale changes the order; NUL sorts before all that a name can hold. */
function sortKey(manifest: Manifest): string {
  const { namespace = '', name } = manifest.metadata;
  const kind = `${groupOf(manifest)}/${manifest.kind}`;
  const rank = firstKinds.indexOf(kind) + 1 || firstKinds.length + 1;
  return [scopeRank(manifest), String(rank).padStart(2, '0'), manifest.kind, kind, namespace, name].join('\0');
}

function scopeRank(manifest: Manifest): string {
  if (groupOf(manifest) === 'core' && manifest.kind === 'Namespace') return '0';
  return tryScopeOf(manifest) === 'Cluster' ? '1' : '2';
}
