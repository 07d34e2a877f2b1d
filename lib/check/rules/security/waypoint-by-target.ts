import { type PolicyKind, podsOfPolicy, policies } from '../../derived/security/policies';
import type { Rule } from '../../rule';

const kinds: readonly PolicyKind[] = [
  'security.istio.io/AuthorizationPolicy',
  'security.istio.io/RequestAuthentication',
  'telemetry.istio.io/Telemetry',
];

export const waypointByTarget: Rule = {
  code: 'SEC022',
  severity: 'warning',
  title: 'A policy reaches a waypoint by targetRefs, not by a selector',
  why: 'A waypoint takes the policies that name it, or a Service behind it, as their target. One that selects its pods is passed over.',
  given: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: waypoint, namespace: bookinfo, labels: { istio.io/waypoint-for: service } }
    spec:
      gatewayClassName: istio-waypoint
      listeners: [{ name: mesh, port: 15008, protocol: HBONE }]`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: no-admin, namespace: bookinfo }
    spec:
      selector: { matchLabels: { gateway.networking.k8s.io/gateway-name: waypoint } }
      action: DENY
      rules: [{ to: [{ operation: { paths: [/admin*] } }] }]`,
  good: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: no-admin, namespace: bookinfo }
    spec:
      targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: waypoint }]
      action: DENY
      rules: [{ to: [{ operation: { paths: [/admin*] } }] }]`,
  *check(mesh) {
    for (const policy of policies(mesh, kinds)) {
      if (Object.keys(policy.selector).length === 0) continue;
      const selected = podsOfPolicy(mesh, policy);
      const [waypoint] = selected;
      if (!waypoint || !selected.every(({ generated }) => generated?.isWaypoint)) continue;
      const message = `a waypoint does not look at selectors; write targetRefs with Gateway "${waypoint.name}" instead`;
      yield { on: policy.on, at: 'spec.selector', message };
    }
  },
};
