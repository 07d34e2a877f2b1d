import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { type EmittedKind, type Footprint, joinedKinds, namespacesOf } from '../../platform/footprint';
import { comesWithOpenShift } from '../../platform/known-objects';
import type { ServiceAccountName } from '../../platform/openshift-gitops';
import { allowed, rulesFor } from './policy-rules';

export interface ControllerPermissionsProps {
  /** Name of the roles and of their bindings. */
  readonly name: string;
  /** As whom Argo CD applies. */
  readonly controller: ServiceAccountName;
  /** What it applies; of more than one cluster, the rights that serve each of them. */
  readonly footprints: readonly Footprint[];
}

const rbac = 'rbac.authorization.k8s.io';

/**
 * What Argo CD must be allowed to do in a cluster to apply, watch and prune what was rendered for it.
 *
 * A Role cannot be in a namespace that Argo CD has yet to make, so most of it is a ClusterRole; what is written only to
 * namespaces of OpenShift stays within them.
 */
export class ControllerPermissions extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ControllerPermissionsProps,
  ) {
    super(scope, id);
    const { footprints } = props;
    const made = new Set(footprints.flatMap(({ namespaces }) => namespaces));
    const isThere = (namespace: string) => comesWithOpenShift(namespace) && !made.has(namespace);
    const kinds = joinedKinds(footprints.flatMap(({ parts }) => parts));
    const confined = kinds.filter(({ namespaces }) => namespaces.length > 0 && namespaces.every(isThere));
    this.placeClusterRole(kinds.filter((kind) => !confined.includes(kind)));
    for (const namespace of namespacesOf(confined)) {
      this.placeRole(
        namespace,
        confined.filter(({ namespaces }) => namespaces.includes(namespace)),
      );
    }
  }

  private placeClusterRole(kinds: readonly EmittedKind[]): void {
    const { name, footprints } = this.props;
    const rules = [...rulesFor(kinds), ...allowed(footprints.flatMap((footprint) => footprint.rules))];
    new k8s.KubeClusterRole(this, 'ClusterRole', { metadata: { name }, rules });
    new k8s.KubeClusterRoleBinding(this, 'ClusterRoleBinding', {
      metadata: { name },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name },
      subjects: [this.subject],
    });
  }

  private placeRole(namespace: string, kinds: readonly EmittedKind[]): void {
    const { name } = this.props;
    new k8s.KubeRole(this, `Role-${namespace}`, { metadata: { name, namespace }, rules: rulesFor(kinds) });
    new k8s.KubeRoleBinding(this, `RoleBinding-${namespace}`, {
      metadata: { name, namespace },
      roleRef: { apiGroup: rbac, kind: 'Role', name },
      subjects: [this.subject],
    });
  }

  private get subject(): k8s.Subject {
    return { kind: 'ServiceAccount', ...this.props.controller };
  }
}
