import { Construct } from 'constructs';
import {
  AuthorizationPolicy,
  AuthorizationPolicySpecAction,
  type AuthorizationPolicySpecRules,
  type AuthorizationPolicySpecRulesFromSource,
} from '../../../imports/security.istio.io';
import type { Caller, DeclaredCall } from './declared-call';
import { policyTarget } from './policy-target';

/** Which calls, and by which name policies know who calls. */
export interface AuthorizedCallProps {
  readonly call: DeclaredCall;
  /** First part of the identities of the mesh's pods. */
  readonly trustDomain: string;
}

/** Lets calls through where nothing else is allowed (AuthorizationPolicy, `ALLOW`). */
export class AuthorizedCall extends Construct {
  constructor(scope: Construct, id: string, { call, trustDomain }: AuthorizedCallProps) {
    super(scope, id);
    const { name, namespace, to } = call;
    new AuthorizationPolicy(this, 'Resource', {
      metadata: { name, namespace },
      spec: {
        ...policyTarget(to),
        action: AuthorizationPolicySpecAction.ALLOW,
        rules: [{ from: sourcesOf(call, trustDomain), to: operationsOf(call) }],
      },
    });
  }
}

function sourcesOf({ from, isUnread }: DeclaredCall, trustDomain: string): AuthorizationPolicySpecRules['from'] {
  if (from === 'clients without mutual TLS') return [{ source: { notPrincipals: ['*'] } }];
  if (typeof from === 'string' || isUnread) return undefined;
  return from.map((caller) => ({ source: sourceOf(caller, trustDomain) }));
}

function sourceOf({ namespace, serviceAccounts }: Caller, trustDomain: string): AuthorizationPolicySpecRulesFromSource {
  if (!serviceAccounts) return { namespaces: [namespace] };
  return { principals: serviceAccounts.map((account) => `${trustDomain}/ns/${namespace}/sa/${account}`) };
}

/** A host decides whatever the port, on which it may be asked for as well. */
function operationsOf({ hosts, ports }: DeclaredCall): AuthorizationPolicySpecRules['to'] {
  if (hosts) return [{ operation: { hosts: withPorts(hosts) } }];
  return ports && [{ operation: { ports: ports.map(String) } }];
}

/** Hosts as clients may write them: alone, and followed by a port. */
export function withPorts(hosts: readonly string[]): string[] {
  return hosts.flatMap((host) => [host, `${host}:*`]);
}
