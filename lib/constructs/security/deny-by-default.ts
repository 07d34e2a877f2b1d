import { Construct } from 'constructs';
import { AuthorizationPolicy, AuthorizationPolicySpecAction } from '../../../imports/security.istio.io';
import type { MeshNamespace } from '../control-plane/mesh-namespace';

/** Where calls are refused. */
export interface DenyByDefaultProps {
  /** The namespace of the control plane, where a policy holds for the whole mesh. */
  readonly namespace: MeshNamespace;
}

/** Refuses every call in a mesh but those that other policies let through. */
export class DenyByDefault extends Construct {
  constructor(scope: Construct, id: string, { namespace }: DenyByDefaultProps) {
    super(scope, id);
    // An ALLOW without rules allows nothing, and makes every call need another policy that does.
    new AuthorizationPolicy(this, 'Resource', {
      metadata: { name: 'allow-nothing', namespace: namespace.name },
      spec: { action: AuthorizationPolicySpecAction.ALLOW },
    });
  }
}
