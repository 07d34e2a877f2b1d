import * as kplus from 'cdk8s-plus-30';
import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import type { MeshNamespace } from '../control-plane/mesh-namespace';

/** Whose account it is. */
export interface GatewayAccountProps {
  /** Names the ServiceAccount. */
  readonly name: string;
  readonly namespace: MeshNamespace;
}

/**
 * The account that a gateway's pods run as. The proxy fetches certificates by it (SDS), so it must be allowed to read
 * Secrets in its namespace.
 */
export class GatewayAccount extends Construct {
  constructor(scope: Construct, id: string, { name, namespace }: GatewayAccountProps) {
    super(scope, id);
    const metadata = { name: `${name}-sds`, namespace: namespace.name };
    new k8s.KubeServiceAccount(this, 'ServiceAccount', { metadata: { name, namespace: namespace.name } });
    const role = new kplus.Role(this, 'Role', { metadata });
    role.allow(['get', 'watch', 'list'], kplus.ApiResource.SECRETS);
    new k8s.KubeRoleBinding(this, 'RoleBinding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: role.kind, name: role.name },
      subjects: [{ kind: 'ServiceAccount', name, namespace: namespace.name }],
    });
  }
}
