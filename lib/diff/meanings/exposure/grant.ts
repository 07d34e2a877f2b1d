import type { Read } from '../../../manifest/kinds';
import { meaning } from '../rule';
import { present, without } from '../sets';
import { listed } from '../wording';

type Binding = Read<'rbac.authorization.k8s.io/RoleBinding' | 'rbac.authorization.k8s.io/ClusterRoleBinding'>;

/**
 * A binding grants a role to whoever it names (Kubernetes, "Using RBAC Authorization"). A new one that stays within its
 * namespace comes with what it is for, and is not told.
 */
export const grant = meaning(
  'exposure',
  ['rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding'],
  function* ({ change, old, now, touches }) {
    if (!now || !(touches('subjects') || touches('roleRef'))) return;
    const gained = without(subjectsOf(now), change.kind === 'changed' ? subjectsOf(old) : ownSubjectsOf(now));
    if (gained.length === 0) return;
    const { namespace } = now.metadata;
    const where = namespace === undefined ? 'the whole cluster' : `namespace ${namespace}`;
    yield `grants ${now.roleRef?.kind} ${now.roleRef?.name} in ${where} to ${listed(gained)}`;
  },
);

function subjectsOf(binding: Binding | undefined): readonly string[] {
  return present(binding?.subjects).map(({ kind, namespace, name }) =>
    namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`,
  );
}

/** The ServiceAccounts of the namespace that a binding is about. */
function ownSubjectsOf({ metadata: { namespace }, subjects }: Binding): readonly string[] {
  return present(subjects)
    .filter((subject) => namespace !== undefined && subject.namespace === namespace)
    .map(({ kind, name }) => `${kind} ${namespace}/${name}`);
}
