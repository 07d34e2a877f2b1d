import { service } from '../documents';
import { gateway, httpRoute } from '../policies';

export const http = { name: 'http', port: 80, protocol: 'HTTP' };
export const passthrough = { name: 'tls', port: 443, protocol: 'TLS', tls: { mode: 'Passthrough' } };
export const gatewayOf = (listeners: readonly object[], more: object = {}, where = 'shop') =>
  gateway('g', where, { gatewayClassName: 'istio', listeners, ...more });
export const routeTo = (parent: object, more: object = {}, where = 'shop') =>
  httpRoute('r', where, { parentRefs: [{ name: 'g', ...parent }], rules: [{ backendRefs: [] }], ...more });
export const backend = (ref: object) => httpRoute('r', 'shop', { rules: [{ backendRefs: [ref] }] });
export const reviews = service('reviews', 'shop', { ports: [{ port: 80, targetPort: 8080 }] });
