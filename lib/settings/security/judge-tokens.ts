import type { JwtRule } from '../../constructs/security/required-tokens';
import { isFetchedByProxies, remoteKeysVariable } from '../../platform/token-keys';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';

/** A rule that was seen, and where. */
interface Seen {
  readonly at: string;
  readonly jwksUri: string;
}

/** What tokens cannot be. */
export function* judgeTokens(plane: ControlPlane, at: string): Iterable<Fault> {
  const byGateway = new Map<string, Map<string, Seen>>();
  for (const [i, { expose }] of plane.applications.entries()) {
    if (!expose) continue;
    const seen = byGateway.get(expose.gateway) ?? new Map<string, Seen>();
    byGateway.set(expose.gateway, seen);
    for (const [j, rule] of expose.jwtRules.entries()) {
      const where = `${at}.applications[${i}].expose.jwtRules[${j}]`;
      yield* judgeRule(rule, where);
      yield* judgeKeys(rule, plane, expose.gateway, `${where}.jwksUri`);
      yield* judgeIssuer(rule, expose.jwtRules.slice(0, j), seen, where);
    }
  }
}

function* judgeRule({ issuer, audiences }: JwtRule, at: string): Iterable<Fault> {
  if (issuer === '') yield { at: `${at}.issuer`, say: 'is empty; write what the claim "iss" of the tokens says' };
  if (issuer.includes('*')) yield { at: `${at}.issuer`, say: `"${issuer}" has a wildcard; name the issuer in full` };
  if (!audiences) return;
  if (audiences.length === 0) yield { at: `${at}.audiences`, say: 'is empty; leave it out to take any' };
  if (audiences.includes('')) yield { at: `${at}.audiences`, say: 'holds an empty text; remove it' };
}

/** Keys that come over plain HTTP could be anybody's. */
function* judgeKeys({ jwksUri }: JwtRule, plane: ControlPlane, gateway: string, at: string): Iterable<Fault> {
  const url = URL.canParse(jwksUri) ? new URL(jwksUri) : undefined;
  if (url?.protocol !== 'https:') {
    yield { at, say: `"${jwksUri}" is not an address that starts with "https://"` };
    return;
  }
  const { meshConfig, pilot } = plane.values ?? {};
  if (meshConfig?.outboundTrafficPolicy?.mode !== 'REGISTRY_ONLY' || !isFetchedByProxies(pilot?.env)) return;
  if (isInside(url.hostname) || isDeclared(url.hostname, plane, gateway)) return;
  const say = `"${url.hostname}" is not among externalServices, and the mesh is REGISTRY_ONLY: proxies, which ${remoteKeysVariable} makes get the keys, are cut off; declare it`;
  yield { at, say };
}

/** Names of the cluster itself, and addresses, are no hosts to declare. */
function isInside(hostname: string): boolean {
  return /^[\d.]+$|^\[|^[^.]+$|\.svc(?:\.cluster\.local)?$/.test(hostname);
}

function isDeclared(hostname: string, { externalServices, gateways }: ControlPlane, gateway: string): boolean {
  const namespace = gateways.find(({ name }) => name === gateway)?.namespace;
  return externalServices.some(
    ({ hosts, namespaces }) =>
      hosts.some((host) => host === hostname || (host.startsWith('*.') && hostname.endsWith(host.slice(1)))) &&
      (!namespaces || (namespace !== undefined && namespaces.includes(namespace))),
  );
}

/** A gateway reads a token before it knows which host the request is for, so it knows an issuer once. */
function* judgeIssuer(
  { issuer, jwksUri }: JwtRule,
  before: readonly JwtRule[],
  seen: Map<string, Seen>,
  at: string,
): Iterable<Fault> {
  const first = before.findIndex((rule) => rule.issuer === issuer);
  if (first >= 0) {
    yield { at: `${at}.issuer`, say: `"${issuer}" is that of jwtRules[${first}] too; merge their audiences` };
    return;
  }
  const other = seen.get(issuer);
  if (other && other.jwksUri !== jwksUri) {
    yield {
      at: `${at}.jwksUri`,
      say: `differs from that of ${other.at}, which has the same issuer at the same gateway`,
    };
  }
  if (!other) seen.set(issuer, { at, jwksUri });
}
