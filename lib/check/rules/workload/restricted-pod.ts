import { isPlatformNamespace } from '../../../platform/known-objects';
import { asksOf, isGranted } from '../../derived/workload/restricted';
import { workloads } from '../../derived/workload/workloads';
import type { Rule } from '../../rule';

export const restrictedPod: Rule = {
  code: 'WKL006',
  severity: 'warning',
  title: "Pods ask for nothing that OpenShift's restricted-v2 policy refuses",
  why: 'OpenShift creates no pod of such a workload unless its account is granted another policy. The Deployment is accepted, and only events of its ReplicaSet say what is refused.',
  bad: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: reviews-v1, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: reviews, version: v1 } }
      template:
        metadata: { labels: { app: reviews, version: v1 } }
        spec:
          containers:
            - name: reviews
              image: docker.io/istio/examples-bookinfo-reviews-v1:1.20.3
              securityContext: { runAsUser: 1000 }`,
  good: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: reviews-v1, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: reviews, version: v1 } }
      template:
        metadata: { labels: { app: reviews, version: v1 } }
        spec:
          containers:
            - name: reviews
              image: docker.io/istio/examples-bookinfo-reviews-v1:1.20.3
              securityContext: { runAsNonRoot: true }`,
  *check(mesh) {
    for (const workload of workloads(mesh)) {
      const [ask] = asksOf(mesh, workload);
      if (!ask || isPlatformNamespace(workload.namespace) || isGranted(mesh, workload)) continue;
      yield { on: workload.on, at: ask.at, message: `${ask.got}, which restricted-v2 refuses; ${ask.instead}` };
    }
  },
};
