import type { HostWithTokens, JwtRule, RequiredTokensProps } from '../../constructs/security/required-tokens';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import { podsOfIngressGateway } from './gateway-pods';

/** What gateways have to know of tokens: whose they take, and at which hosts one is needed. */
export function requiredTokens({ gateways, applications }: ControlPlane): readonly RequiredTokensProps[] {
  return gateways.flatMap((gateway) => {
    const hosts = applications.flatMap(({ name, expose }): readonly HostWithTokens[] => {
      const needsToken = expose?.gateway === gateway.name && expose.jwtRules.length > 0;
      return needsToken ? [{ name: `${name}-token`, host: expose.host, jwtRules: expose.jwtRules }] : [];
    });
    if (hosts.length === 0) return [];
    const { name, namespace } = gateway;
    return [{ name, namespace, to: podsOfIngressGateway(gateway).to, issuers: issuersOf(hosts), hosts }];
  });
}

/** Each issuer once, since a gateway reads a token before it knows the host: with the audiences of all its hosts. */
function issuersOf(hosts: readonly HostWithTokens[]): readonly JwtRule[] {
  const byIssuer = new Map<string, JwtRule>();
  for (const rule of hosts.flatMap(({ jwtRules }) => jwtRules)) {
    byIssuer.set(rule.issuer, merged(byIssuer.get(rule.issuer), rule));
  }
  return [...byIssuer.values()];
}

/** A host that takes any audience makes the gateway take any; those of the other hosts are then asked for by their policies. */
function merged(first: JwtRule | undefined, { issuer, jwksUri, audiences }: JwtRule): JwtRule {
  if (!first) return { issuer, jwksUri, audiences };
  const all = first.audiences && audiences && [...new Set([...first.audiences, ...audiences])];
  return { issuer, jwksUri, audiences: all };
}
