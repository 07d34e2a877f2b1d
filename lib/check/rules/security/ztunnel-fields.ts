import { title } from '../../../manifest/manifest';
import { httpFieldsOf } from '../../derived/security/http-fields';
import { podsOfPolicy, policyOf } from '../../derived/security/policies';
import { isAmbient } from '../../derived/workload/injection';
import type { Rule } from '../../rule';

export const ztunnelFields: Rule = {
  code: 'SEC030',
  severity: 'warning',
  title: 'Policies that ztunnel enforces ask for nothing that only HTTP has',
  why: 'In ambient mode a policy with a selector is enforced by ztunnel, which sees connections and not requests. It leaves rules with methods, paths, hosts or tokens out, and what an ALLOW should admit is refused.',
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
      ports: [{ name: http, port: 9080 }]
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings } }
        spec: { containers: [{ name: ratings, image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3 }] }`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      rules: [{ to: [{ operation: { methods: [GET] } }] }]`,
  good: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      targetRefs: [{ group: '', kind: Service, name: ratings }]
      rules: [{ to: [{ operation: { methods: [GET] } }] }]`,
  *check(mesh) {
    for (const on of mesh.ofKind('security.istio.io/AuthorizationPolicy')) {
      const fields = httpFieldsOf(on);
      const selected = fields.length === 0 ? [] : podsOfPolicy(mesh, policyOf(on));
      const ambient = selected.find(({ workload }) => workload && isAmbient(mesh, workload))?.workload;
      if (!ambient) continue;
      for (const { at } of fields) {
        const message = `ztunnel enforces this for ${title(ambient.on)} and sees no requests; write targetRefs with a Service that has a waypoint`;
        yield { on, at, message };
      }
    }
  },
};
