/**
 * What an AuthorizationPolicy may ask of a request.
 *
 * Sources: istio `pilot/pkg/security/authz/model/model.go` (attributes) and `pkg/config/security`; the methods of RFC 9110
 * §9 and RFC 5789.
 */

/** Keys of a condition. */
export const attributes = [
  'connection.sni',
  'destination.ip',
  'destination.port',
  'remote.ip',
  'request.auth.audiences',
  'request.auth.presenter',
  'request.auth.principal',
  'source.ip',
  'source.namespace',
  'source.principal',
  'source.serviceAccount',
  'source.trustDomain',
] as const;

/** Keys of a condition that are followed by a name in brackets, e.g. `request.headers[x-tenant]`. */
export const bracketed = ['request.headers', 'request.auth.claims'] as const;

/** Start of keys that are handed on to the proxy as they are. */
export const unchecked = 'experimental.envoy.filters.';

/** Methods of HTTP that everybody uses. */
export const methods = ['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE'] as const;
