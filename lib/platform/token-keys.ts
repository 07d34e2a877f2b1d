/**
 * Who fetches the keys that tokens are read with: istiod, unless it leaves that to proxies.
 *
 * Source: istio `pilot/pkg/features/security.go` (`JwksFetchMode`).
 */

/** Variable of istiod that leaves keys to proxies. */
export const remoteKeysVariable = 'PILOT_JWT_ENABLE_REMOTE_JWKS';

/** Whether proxies fetch keys, by the variables of istiod (`values.pilot.env`). */
export function isFetchedByProxies(env: Readonly<Record<string, unknown>> | undefined): boolean {
  return /^(?:true|hybrid|envoy)$/.test(String(env?.[remoteKeysVariable]));
}
