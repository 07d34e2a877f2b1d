import { tryNamespaceLabels } from '../../derived/namespaces';
import { type Target, targets } from '../../derived/security/targets';
import { isLedThroughWaypoint } from '../../derived/security/waypoints';
import { servicesIn, tryService } from '../../derived/service/services';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

export const knownTarget: Rule = {
  code: 'SEC021',
  severity: 'error unless open',
  title: 'A policy is attached to something that exists in its namespace and has a proxy',
  why: 'A target of another namespace, or a Service without a waypoint, has nothing that could apply the policy. Only the status of the policy says so, and the target stays open.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: waypoint, namespace: bookinfo, labels: { istio.io/waypoint-for: service } }
    spec:
      gatewayClassName: istio-waypoint
      listeners: [{ name: mesh, port: 15008, protocol: HBONE }]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { app: ratings }
      ports: [{ name: http, port: 9080 }]`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      targetRefs: [{ group: '', kind: Service, name: rating }]
      rules: [{ to: [{ operation: { methods: [GET] } }] }]`,
  good: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      targetRefs: [{ group: '', kind: Service, name: ratings }]
      rules: [{ to: [{ operation: { methods: [GET] } }] }]`,
  *check(mesh) {
    for (const target of targets(mesh)) {
      const message = faultOf(mesh, target);
      if (message) yield { on: target.on, at: `${target.at}.name`, message };
    }
  },
};

/** GatewayClasses are made by istiod, and ServiceEntries may be led through any waypoint. */
function faultOf(mesh: Mesh, { kind, namespace, name }: Target): string | undefined {
  if (kind === 'Gateway') {
    const gateways = mesh.ofKind('gateway.networking.k8s.io/Gateway');
    const own = gateways
      .filter(({ metadata }) => metadata.namespace === namespace)
      .map(({ metadata }) => metadata.name);
    return own.includes(name) ? undefined : absent(kind, name, namespace, own);
  }
  if (kind !== 'Service') return undefined;
  const service = tryService(mesh, namespace, name);
  const names = servicesIn(mesh, namespace).map((one) => one.name);
  if (!service) return absent(kind, name, namespace, names);
  const isKnown = service.on !== undefined && tryNamespaceLabels(mesh, namespace) !== undefined;
  if (!isKnown || isLedThroughWaypoint(mesh, service)) return undefined;
  return `Service "${name}" has no waypoint to apply this; label it, or its namespace, with "istio.io/use-waypoint"`;
}

function absent(kind: string, name: string, namespace: string, known: readonly string[]): string {
  return `there is no ${kind} "${name}" in namespace "${namespace}"${among(known)}${didYouMean(name, known)}`;
}
