import { Construct } from 'constructs';
import { AuthorizationPolicy, AuthorizationPolicySpecAction } from '../../../imports/security.istio.io';
import type { MeshNamespace } from '../control-plane/mesh-namespace';
import { AuthorizedCall } from './authorized-call';
import type { DeclaredCall } from './declared-call';

/** What is let through all the same. */
export interface DenyByDefaultProps {
  /** The namespace of the control plane, where a policy holds for the whole mesh. */
  readonly namespace: MeshNamespace;
  readonly calls: readonly DeclaredCall[];
  /** First part of the identities of the mesh's pods. */
  readonly trustDomain: string;
}

/** Refuses every call in a mesh but those that are declared, one policy for each. */
export class DenyByDefault extends Construct {
  constructor(scope: Construct, id: string, { namespace, calls, trustDomain }: DenyByDefaultProps) {
    super(scope, id);
    // An ALLOW without rules allows nothing, and makes every call need another policy that does.
    new AuthorizationPolicy(this, 'Resource', {
      metadata: { name: 'allow-nothing', namespace: namespace.name },
      spec: { action: AuthorizationPolicySpecAction.ALLOW },
    });
    // Where nothing is exposed, there is no host to let through; a policy without hosts would let all of them.
    for (const call of calls.filter(({ hosts }) => hosts?.length !== 0)) {
      new AuthorizedCall(this, `${call.namespace}.${call.name}`, { call, trustDomain });
    }
  }
}
