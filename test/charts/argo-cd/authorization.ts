import { groupOf, type Manifest } from '../../../lib/manifest/manifest';
import type { Stage } from '../../../lib/manifest/stage';
import { View } from '../../../lib/manifest/view';
import { resourceNames } from '../../../lib/platform/resource-names';

/** A question that the API server's authorizer answers. */
export interface Ask {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  /** Unknown where an object is created. */
  readonly name?: string;
  readonly namespace?: string;
}

interface Rule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs?: readonly string[];
}

/** Whether the roles of some stages, which are all bound to one account, answer yes (kubernetes `pkg/registry/rbac`). */
export function isAllowed(stages: readonly Stage[], ask: Ask): boolean {
  const view = new View(stages.flatMap(({ manifests }) => manifests));
  const roles = view
    .ofKind('rbac.authorization.k8s.io/Role')
    .filter(({ metadata }) => metadata.namespace === ask.namespace);
  const rules = [...view.ofKind('rbac.authorization.k8s.io/ClusterRole'), ...roles].flatMap((role) => role.rules ?? []);
  return rules.some((rule) => covers(rule, ask));
}

function covers({ apiGroups = [], resources = [], resourceNames, verbs = [] }: Rule, ask: Ask): boolean {
  const isNamed = resourceNames === undefined || (ask.name !== undefined && resourceNames.includes(ask.name));
  return apiGroups.includes(ask.group) && resources.includes(ask.resource) && verbs.includes(ask.verb) && isNamed;
}

/** What it takes to manage an object, and to hand on what it hands on. */
export function asksOf(manifest: Manifest): readonly Ask[] {
  const { name, namespace } = manifest.metadata;
  const group = groupOf(manifest) === 'core' ? '' : groupOf(manifest);
  const about = {
    group,
    resource: resourceNames({ group, kind: manifest.kind }).at(-1) ?? '',
    ...(namespace !== undefined && { namespace }),
  };
  return [
    ...['create', 'list', 'watch'].map((verb) => ({ ...about, verb })),
    ...['get', 'patch', 'update', 'delete'].map((verb) => ({ ...about, verb, name })),
    ...handedOn(manifest, namespace),
  ];
}

function handedOn(manifest: Manifest, namespace: string | undefined): readonly Ask[] {
  const view = new View([manifest]);
  const within = namespace !== undefined && { namespace };
  const roles = view
    .ofKind('rbac.authorization.k8s.io/Role')
    .flatMap(({ rules = [] }) =>
      rules.flatMap(({ apiGroups = [], resources = [], verbs = [] }) =>
        apiGroups.flatMap((group) =>
          resources.flatMap((resource) => verbs.map((verb) => ({ group, resource, verb, ...within }))),
        ),
      ),
    );
  const bindings = [
    ...view.ofKind('rbac.authorization.k8s.io/RoleBinding'),
    ...view.ofKind('rbac.authorization.k8s.io/ClusterRoleBinding'),
  ].map(({ roleRef }) => ({
    group: 'rbac.authorization.k8s.io',
    resource: `${roleRef?.kind?.toLowerCase()}s`,
    verb: 'bind',
    name: roleRef?.name ?? '',
    ...within,
  }));
  const hosts = view
    .ofKind('route.openshift.io/Route')
    .filter(({ spec }) => spec?.host !== undefined)
    .map(() => ({ group: 'route.openshift.io', resource: 'routes/custom-host', verb: 'create', ...within }));
  return [...roles, ...bindings, ...hosts];
}
