import { asksForImage } from '../../derived/gateway/gateway-pods';
import { tryNamespaceLabels } from '../../derived/namespaces';
import { injectLabel } from '../../derived/workload/injection';
import { podMetadataAt, workloads } from '../../derived/workload/workloads';
import type { Rule } from '../../rule';

export const injectableNamespace: Rule = {
  code: 'INJ003',
  severity: 'error',
  title: 'Pods ask for a proxy only where their namespace does not refuse it',
  why: 'The label of the namespace decides, whatever the pod says: the pods start without a proxy, and nothing says so.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: disabled } }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo-mesh, labels: {} }`,
  bad: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings, sidecar.istio.io/inject: "true" } }
        spec:
          containers: [{ name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }]`,
  good: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo-mesh }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings, sidecar.istio.io/inject: "true" } }
        spec:
          containers: [{ name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }]`,
  *check(mesh) {
    for (const workload of workloads(mesh)) {
      if (workload.labels[injectLabel] !== 'true' || workload.labels['istio.io/rev']) continue;
      if (tryNamespaceLabels(mesh, workload.namespace)?.['istio-injection'] !== 'disabled') continue;
      // Pods that cannot run without a proxy are what a rule about gateways judges.
      if (asksForImage(workload)) continue;
      const message = `"true" is ignored: namespace "${workload.namespace}" is labelled istio-injection: disabled; drop that label`;
      yield { on: workload.on, at: podMetadataAt(workload, 'labels', injectLabel), message };
    }
  },
};
