import type { Read } from '../../../manifest/kinds';
import type { Mesh } from '../../mesh';
import { derived, groupBy } from '../derived';
import { hasOpaque, isOpaque } from '../externals';

/** A ServiceAccount. */
export interface Account {
  readonly namespace: string;
  readonly name: string;
}

/** What an account wants to do. */
export interface Access {
  readonly verbs: readonly string[];
  readonly group: string;
  readonly resource: string;
  readonly namespace: string;
  /** The one object. @default - all of them */
  readonly name?: string;
  /** Whether leave for any one object will do. @default false */
  readonly anyOne?: boolean;
}

type Binding = Read<'rbac.authorization.k8s.io/RoleBinding' | 'rbac.authorization.k8s.io/ClusterRoleBinding'>;
type Rules = Read<'rbac.authorization.k8s.io/Role'>['rules'];

/**
 * Whether the RBAC objects of the input allow an account something; `unknown` where it is bound to a role that the
 * input does not have, so that nobody can say what it allows, or may be bound to one by a binding that is only a name.
 */
export function allows(mesh: Mesh, account: Account, access: Access): boolean | 'unknown' {
  const roles = bindingsIn(mesh, access.namespace)
    .filter((binding) => binds(binding, account))
    .map((binding) => rulesOf(mesh, binding));
  if (access.verbs.every((verb) => roles.some((rules) => rules?.some((rule) => grants(rule, verb, access)))))
    return true;
  return roles.includes(undefined) || hasOpaqueBinding(mesh, access.namespace) ? 'unknown' : false;
}

function hasOpaqueBinding(mesh: Mesh, namespace: string): boolean {
  return (
    hasOpaque(mesh, 'rbac.authorization.k8s.io/RoleBinding', namespace) ||
    hasOpaque(mesh, 'rbac.authorization.k8s.io/ClusterRoleBinding')
  );
}

const bindings = derived((mesh: Mesh): ReadonlyMap<string, readonly Binding[]> => {
  const inNamespaces = mesh.ofKind('rbac.authorization.k8s.io/RoleBinding');
  return new Map([
    ...groupBy(inNamespaces, ({ metadata }) => metadata.namespace ?? ''),
    ['*', mesh.ofKind('rbac.authorization.k8s.io/ClusterRoleBinding')] as const,
  ]);
});

function bindingsIn(mesh: Mesh, namespace: string): readonly Binding[] {
  return [...(bindings(mesh).get(namespace) ?? []), ...(bindings(mesh).get('*') ?? [])];
}

function binds({ subjects = [], metadata }: Binding, account: Account): boolean {
  const groups = [
    'system:serviceaccounts',
    `system:serviceaccounts:${account.namespace}`,
    'system:authenticated',
  ] as const;
  return subjects.some(({ kind, name, namespace }) => {
    if (kind === 'Group') return groups.some((group) => group === name);
    if (kind === 'User') return name === `system:serviceaccount:${account.namespace}:${account.name}`;
    return name === account.name && (namespace ?? metadata.namespace) === account.namespace;
  });
}

function rulesOf(mesh: Mesh, { roleRef, metadata }: Binding): Rules | undefined {
  const { kind, name } = roleRef ?? {};
  if (kind === 'Role') return rulesIn(mesh, mesh.tryFind('rbac.authorization.k8s.io/Role', metadata.namespace, name));
  const role = mesh.tryFind('rbac.authorization.k8s.io/ClusterRole', undefined, name);
  // What is put together from other roles of the cluster is unknown.
  return role?.aggregationRule ? undefined : rulesIn(mesh, role);
}

function rulesIn(mesh: Mesh, role: { readonly rules?: Rules } | undefined): Rules | undefined {
  return role && !isOpaque(mesh, role) ? (role.rules ?? []) : undefined;
}

function grants(rule: NonNullable<Rules>[number], verb: string, access: Access): boolean {
  const { verbs, apiGroups, resources, resourceNames = [] } = rule;
  const { name, anyOne } = access;
  const isMeant = resourceNames.length === 0 || anyOne || (name !== undefined && resourceNames.includes(name));
  return isMeant && has(verbs, verb) && has(apiGroups, access.group) && has(resources, access.resource);
}

function has(list: readonly (string | undefined)[] | undefined, wanted: string): boolean {
  return list?.some((entry) => entry === wanted || entry === '*') ?? false;
}
