import type { Rule } from '../../../lib/check/rule';
import type { Target } from '../../../lib/check/target';
import { yaml } from './documents';
import { linesOf, meshOf } from './examples';

function made(apiVersion: string, kind: string) {
  return (name: string, namespace: string, spec: object) => ({ apiVersion, kind, metadata: { name, namespace }, spec });
}

export const peerAuthentication = made('security.istio.io/v1', 'PeerAuthentication');
export const authorizationPolicy = made('security.istio.io/v1', 'AuthorizationPolicy');
export const requestAuthentication = made('security.istio.io/v1', 'RequestAuthentication');
export const telemetry = made('telemetry.istio.io/v1', 'Telemetry');
export const networkPolicy = made('networking.k8s.io/v1', 'NetworkPolicy');
export const gateway = made('gateway.networking.k8s.io/v1', 'Gateway');
export const httpRoute = made('gateway.networking.k8s.io/v1', 'HTTPRoute');
export const destinationRule = made('networking.istio.io/v1', 'DestinationRule');
export const podMonitor = made('monitoring.coreos.com/v1', 'PodMonitor');
export const serviceMonitor = made('monitoring.coreos.com/v1', 'ServiceMonitor');

/** A Route with the TLS that its port needs. */
export function route(name: string, namespace: string, to: string, targetPort: string) {
  const spec = { host: `${name}.apps.ocp.acme.org`, to: { kind: 'Service', name: to }, port: { targetPort } };
  return { apiVersion: 'route.openshift.io/v1', kind: 'Route', metadata: { name, namespace }, spec };
}

/** An Istio resource, which has no namespace of its own. */
export function istio(spec: object = {}) {
  const metadata = { name: 'default' };
  return {
    apiVersion: 'sailoperator.io/v1',
    kind: 'Istio',
    metadata,
    spec: { namespace: 'istio-system', version: 'v1.30.3', ...spec },
  };
}

/** What a rule says of objects: `Kind namespace/name path: message`. */
export function linesIn(rule: Rule, objects: readonly object[], target: Partial<Target> = {}): readonly string[] {
  const mesh = meshOf({ code: rule.code, target }, yaml(...objects));
  return linesOf(mesh, [rule]).map((line) => line.replace(/^\S+ /, ''));
}

/** The same without messages. */
export function placesIn(rule: Rule, objects: readonly object[], target: Partial<Target> = {}): readonly string[] {
  return linesIn(rule, objects, target).map((line) => line.slice(0, line.indexOf(': ')));
}
