import { Construct } from 'constructs';
import {
  AuthorizationPolicy,
  AuthorizationPolicySpecAction,
  type AuthorizationPolicySpecRules,
  RequestAuthentication,
} from '../../../imports/security.istio.io';
import { withPorts } from './authorized-call';
import type { CalledPods } from './declared-call';
import { policyTarget } from './policy-target';

/**
 * Whose tokens are taken (an item of `jwtRules` of RequestAuthentication). Other hosts of the gateway ask for none, but a
 * token that is shown there must be of an issuer that the gateway knows, too.
 */
export interface JwtRule {
  readonly issuer: string;
  /** Where the issuer publishes its keys, by HTTPS. */
  readonly jwksUri: string;
  /** @default - whatever the token says */
  readonly audiences?: readonly string[];
}

/** A host that asks for a token of one of some issuers. */
export interface HostWithTokens {
  /** Names the AuthorizationPolicy. */
  readonly name: string;
  readonly host: string;
  readonly jwtRules: readonly JwtRule[];
}

/** A gateway, and what it has to know of tokens. */
export interface RequiredTokensProps {
  /** Names the RequestAuthentication. */
  readonly name: string;
  /** That of the gateway's pods. */
  readonly namespace: string;
  readonly to: CalledPods;
  /** Each issuer of any host, once. */
  readonly issuers: readonly JwtRule[];
  readonly hosts: readonly HostWithTokens[];
}

/** Makes a gateway read tokens, and refuse requests without one at the hosts that need one. */
export class RequiredTokens extends Construct {
  constructor(scope: Construct, id: string, { name, namespace, to, issuers, hosts }: RequiredTokensProps) {
    super(scope, id);
    new RequestAuthentication(this, 'Resource', {
      metadata: { name, namespace },
      spec: {
        ...policyTarget(to),
        // Applications go on seeing the token, those that read it themselves among them.
        jwtRules: issuers.map((rule) => ({ ...copyOf(rule), forwardOriginalToken: true })),
      },
    });
    for (const host of hosts) {
      new AuthorizationPolicy(this, host.name, {
        metadata: { name: host.name, namespace },
        spec: { ...policyTarget(to), action: AuthorizationPolicySpecAction.DENY, rules: refusals(host) },
      });
    }
  }
}

/** Refuses what is not of the issuers, and what an issuer made for others: the gateway alone takes it for any of its hosts. */
function refusals({ host, jwtRules }: HostWithTokens): AuthorizationPolicySpecRules[] {
  const to = [{ operation: { hosts: withPorts([host]) } }];
  const notRequestPrincipals = jwtRules.map(({ issuer }) => principalsOf(issuer));
  return [
    { from: [{ source: { notRequestPrincipals } }], to },
    ...jwtRules.flatMap(({ issuer, audiences }) => {
      if (!audiences) return [];
      const from = [{ source: { requestPrincipals: [principalsOf(issuer)] } }];
      return [{ from, to, when: [{ key: 'request.auth.audiences', notValues: [...audiences] }] }];
    }),
  ];
}

/** All whom an issuer vouches for. */
function principalsOf(issuer: string): string {
  return `${issuer}/*`;
}

/** The generated types take mutable lists; nobody changes them. */
function copyOf({ issuer, jwksUri, audiences }: JwtRule) {
  return { issuer, jwksUri, audiences: audiences && [...audiences] };
}
