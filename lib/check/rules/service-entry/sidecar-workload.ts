import { podsSelected } from '../../derived/workload/pods';
import { hasUnseenPods } from '../../derived/workload/unseen-pods';
import { workloadsIn } from '../../derived/workload/workloads';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const sidecarWorkload: Rule = {
  code: 'SE012',
  severity: 'warning',
  title: 'A Sidecar with a selector is for pods that exist',
  why: 'A Sidecar that selects no pods does nothing: the proxies that were meant see everything.',
  given: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: reviews-v1, namespace: bookinfo }
    spec:
      selector:
        matchLabels: { app: reviews }
      template:
        metadata:
          labels: { app: reviews }
        spec:
          containers:
            - { name: reviews, image: "registry.istio.io/release/examples-bookinfo-reviews-v1:1.20.3" }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: Sidecar
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      workloadSelector:
        labels: { app: review }
      egress:
        - hosts: ["./*"]`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Sidecar
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      workloadSelector:
        labels: { app: reviews }
      egress:
        - hosts: ["./*"]`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/Sidecar')) {
      const { namespace = '' } = on.metadata;
      const labels = on.spec?.workloadSelector?.labels ?? {};
      if (Object.keys(labels).length === 0 || hasUnseenPods(mesh, namespace)) continue;
      if (podsSelected(mesh, { matchLabels: labels }, namespace).length > 0) continue;
      const known = Object.keys(labels).flatMap((label) =>
        workloadsIn(mesh, namespace).map((pods) => pods.labels[label]),
      );
      const message = `no pods in "${namespace}" carry these labels (known values: ${list(known)})`;
      yield { on, at: 'spec.workloadSelector.labels', message };
    }
  },
};
