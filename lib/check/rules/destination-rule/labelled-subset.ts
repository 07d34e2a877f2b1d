import { workloadsOfRule } from '../../derived/virtual-service/destination-rules';
import type { Rule } from '../../rule';

export const labelledSubset: Rule = {
  code: 'DR003',
  severity: 'warning',
  title: 'A subset says by labels which pods it is',
  why: 'Without labels a subset is all pods of the Service, so routing to it changes nothing.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: reviews }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: reviews-v1, namespace: bookinfo }
    spec:
      selector:
        matchLabels: { app: reviews, version: v1 }
      template:
        metadata:
          labels: { app: reviews, version: v1 }
        spec:
          containers:
            - { name: reviews, image: "registry.istio.io/release/examples-bookinfo-reviews-v1:1.20.3" }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: reviews-v2, namespace: bookinfo }
    spec:
      selector:
        matchLabels: { app: reviews, version: v2 }
      template:
        metadata:
          labels: { app: reviews, version: v2 }
        spec:
          containers:
            - { name: reviews, image: "registry.istio.io/release/examples-bookinfo-reviews-v2:1.20.3" }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      host: reviews
      subsets:
        - name: v1`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      host: reviews
      subsets:
        - name: v1
          labels: { version: v1 }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/DestinationRule')) {
      // Before pods of one kind, such as an egress gateway, a subset is a name for a policy or for the telemetry.
      if (workloadsOfRule(mesh, on).length < 2) continue;
      for (const [index, { labels = {}, trafficPolicy }] of (on.spec?.subsets ?? []).entries()) {
        if (Object.keys(labels).length > 0 || trafficPolicy) continue;
        const message = 'missing, so the subset is all pods of the Service; write labels, or drop the subset';
        yield { on, at: `spec.subsets[${index}].labels`, message };
      }
    }
  },
};
