import { Construct } from 'constructs';
import {
  PeerAuthentication,
  type PeerAuthenticationSpec,
  PeerAuthenticationSpecMtlsMode,
  PeerAuthenticationSpecPortLevelMtlsMode,
} from '../../../imports/security.istio.io';
import type { MeshNamespace } from '../control-plane/mesh-namespace';
import type { Labels } from './declared-call';
import { policyTarget } from './policy-target';

/** Mutual TLS of a mesh. */
export interface MutualTlsProps {
  /** The namespace of the control plane, where a policy holds for the whole mesh. */
  readonly namespace: MeshNamespace;
  readonly mode: 'STRICT' | 'PERMISSIVE';
  readonly exceptions: readonly MutualTlsException[];
}

/** Pods for which another mode holds. */
export interface MutualTlsException {
  /** Names the PeerAuthentication. */
  readonly name: string;
  readonly namespace: string;
  /** Labels of the pods; all of the namespace where there are none. */
  readonly matchLabels: Labels;
  /** @default - every port */
  readonly ports?: readonly number[];
  readonly mode: 'PERMISSIVE' | 'DISABLE';
}

/** Which traffic between pods must be mutual TLS, for the whole mesh and where that differs. */
export class MutualTls extends Construct {
  constructor(scope: Construct, id: string, { namespace, mode, exceptions }: MutualTlsProps) {
    super(scope, id);
    new PeerAuthentication(this, 'Resource', {
      metadata: { name: 'default', namespace: namespace.name },
      spec: { mtls: { mode: PeerAuthenticationSpecMtlsMode[mode] } },
    });
    for (const exception of exceptions) {
      const metadata = { name: exception.name, namespace: exception.namespace };
      new PeerAuthentication(this, `${metadata.namespace}.${metadata.name}`, { metadata, spec: specOf(exception) });
    }
  }
}

/** What an exception for some ports does not speak of stays as the namespace has it. */
function specOf({ matchLabels, ports, mode }: MutualTlsException): PeerAuthenticationSpec {
  const target = Object.keys(matchLabels).length > 0 ? policyTarget({ matchLabels }) : {};
  if (!ports) return { ...target, mtls: { mode: PeerAuthenticationSpecMtlsMode[mode] } };
  const ofPort = { mode: PeerAuthenticationSpecPortLevelMtlsMode[mode] };
  return { ...target, portLevelMtls: Object.fromEntries(ports.map((port) => [String(port), ofPort])) };
}
