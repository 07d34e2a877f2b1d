import { targets } from '../../derived/security/targets';
import { tryWaypointOf } from '../../derived/security/waypoints';
import { tryService } from '../../derived/service/services';
import type { Rule } from '../../rule';

export const waypointTraffic: Rule = {
  code: 'AMB007',
  severity: 'warning',
  title: 'A policy for a Service has a waypoint that handles calls of Services',
  why: 'A waypoint for workloads sees only calls of pods by their addresses. A policy whose target is a Service is never applied there.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { app: ratings }
      ports: [{ name: http, port: 9080 }]`,
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: waypoint, namespace: bookinfo, labels: { istio.io/waypoint-for: workload } }
    spec:
      gatewayClassName: istio-waypoint
      listeners: [{ name: mesh, port: 15008, protocol: HBONE }]
    ---
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      targetRefs: [{ group: '', kind: Service, name: ratings }]
      rules: [{ to: [{ operation: { methods: [GET] } }] }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: waypoint, namespace: bookinfo, labels: { istio.io/waypoint-for: all } }
    spec:
      gatewayClassName: istio-waypoint
      listeners: [{ name: mesh, port: 15008, protocol: HBONE }]
    ---
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      targetRefs: [{ group: '', kind: Service, name: ratings }]
      rules: [{ to: [{ operation: { methods: [GET] } }] }]`,
  *check(mesh) {
    for (const { on, at, kind, namespace, name } of targets(mesh)) {
      const service = kind === 'Service' ? tryService(mesh, namespace, name) : undefined;
      const waypoint = service && tryWaypointOf(mesh, service)?.gateway;
      const traffic = waypoint?.metadata.labels?.['istio.io/waypoint-for'];
      if (traffic !== 'workload' && traffic !== 'none') continue;
      const message = `waypoint "${waypoint?.metadata.name}" is for "${traffic}" and sees no calls of Services; label it "service" or "all"`;
      yield { on, at, message };
    }
  },
};
