import { isPlatformNamespace } from '../../../platform/known-objects';
import { knowsServiceAccount } from '../../derived/workload/accounts';
import type { Severity } from '../../finding';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import type { Complaint, Rule } from '../../rule';
import { didYouMean } from '../../wording';

const given = `
    apiVersion: v1
    kind: ServiceAccount
    metadata: { name: gateway, namespace: istio-ingress }`;

export const leastPrivilege: Rule = {
  code: 'HYG011',
  severity: 'error',
  title: 'Roles name what they allow, and bindings a role and accounts that exist',
  why: 'A wildcard grants what nobody has thought of, and a binding whose role or account is misspelt grants nothing, which shows only as "forbidden" somewhere else.',
  given,
  bad: `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: gateway-secrets, namespace: istio-ingress }
    rules: [{ apiGroups: [""], resources: [secrets], verbs: ["*"] }]`,
  good: `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: gateway-secrets, namespace: istio-ingress }
    rules: [{ apiGroups: [""], resources: [secrets], verbs: [get, list, watch] }]`,
  *check(mesh) {
    for (const role of mesh.ofKind('rbac.authorization.k8s.io/Role')) yield* wildcards(role);
    for (const role of mesh.ofKind('rbac.authorization.k8s.io/ClusterRole')) yield* wildcards(role);
    for (const binding of mesh.ofKind('rbac.authorization.k8s.io/RoleBinding')) yield* bindingFaults(mesh, binding);
    for (const binding of mesh.ofKind('rbac.authorization.k8s.io/ClusterRoleBinding'))
      yield* bindingFaults(mesh, binding);
  },
};

type RoleLike = Complaint['on'] & {
  readonly rules?: readonly {
    readonly verbs?: readonly (string | undefined)[];
    readonly resources?: readonly (string | undefined)[];
  }[];
};

type BindingLike = Complaint['on'] & {
  readonly roleRef?: { readonly kind?: string; readonly name?: string };
  readonly subjects?: readonly Subject[];
};

interface Subject {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
}

function* wildcards(on: RoleLike): Iterable<Complaint> {
  for (const [index, rule] of (on.rules ?? []).entries()) {
    for (const field of ['resources', 'verbs'] as const) {
      if (!rule[field]?.includes('*')) continue;
      yield {
        on,
        at: at('rules', index, field),
        message: `"*" allows every one, those to come too; name the ${field}`,
      };
    }
  }
}

/** What stands in the platform's own namespaces is the platform's. */
function knowsRole(mesh: Mesh, namespace = '', name: string | undefined): boolean {
  return (
    isPlatformNamespace(namespace) || mesh.tryFind('rbac.authorization.k8s.io/Role', namespace, name) !== undefined
  );
}

function* bindingFaults(mesh: Mesh, on: BindingLike): Iterable<Complaint> {
  if (on.roleRef?.name === 'cluster-admin') {
    const message = '"cluster-admin" may do everything; bind a role that names what is needed';
    yield { on, at: 'roleRef.name', message };
  }
  yield* missingRole(mesh, on);
  for (const [index, subject] of (on.subjects ?? []).entries()) {
    const complaint = tryComplaint(mesh, on, subject);
    if (complaint) yield { on, ...complaint, at: at('subjects', index, complaint.at) };
  }
}

function* missingRole(mesh: Mesh, on: BindingLike): Iterable<Complaint> {
  const { roleRef, metadata } = on;
  if (roleRef?.kind !== 'Role' || knowsRole(mesh, metadata.namespace, roleRef.name)) return;
  const roles = mesh.ofKind('rbac.authorization.k8s.io/Role');
  const names = roles
    .filter((role) => role.metadata.namespace === metadata.namespace)
    .map((role) => role.metadata.name);
  const message = `Role "${roleRef.name}" is not there${didYouMean(roleRef.name ?? '', names)}`;
  yield { on, at: 'roleRef.name', message, severity: severityOfMissing(mesh) };
}

function tryComplaint(mesh: Mesh, on: BindingLike, subject: Subject): Omit<Complaint, 'on'> | undefined {
  const { kind, name, namespace = on.metadata.namespace } = subject;
  if (kind !== 'ServiceAccount' || name === undefined) return undefined;
  if (namespace === undefined) {
    return { at: 'namespace', message: `missing; a ${on.kind} has none of its own, so name that of "${name}"` };
  }
  if (!mesh.tryFind('core/Namespace', undefined, namespace) || knowsServiceAccount(mesh, namespace, name))
    return undefined;
  const message = `ServiceAccount "${namespace}/${name}" is not there; add it or correct the name`;
  return { at: 'name', message, severity: severityOfMissing(mesh) };
}

function severityOfMissing({ target }: Mesh): Severity {
  return target.openWorld ? 'warning' : 'error';
}
