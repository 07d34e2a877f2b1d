import { tryControlPlane } from '../../derived/control-plane/control-planes';
import { asksForImage } from '../../derived/gateway/gateway-pods';
import { tryNamespaceLabels } from '../../derived/namespaces';
import { type Enrolment, injectLabel, tryEnrolment } from '../../derived/workload/injection';
import { podMetadataAt, type Workload, workloads } from '../../derived/workload/workloads';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const heededPodRevision: Rule = {
  code: 'INJ004',
  severity: 'error',
  title: 'Pods name a revision only where their namespace names none',
  why: 'The label of the namespace decides, whatever the pod says: the pod gets the proxy of another revision than it names, or none, and nothing says so.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled } }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo-canary, labels: {} }`,
  bad: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings, istio.io/rev: canary } }
        spec:
          containers: [{ name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }]`,
  good: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo-canary }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings, istio.io/rev: canary } }
        spec:
          containers: [{ name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }]`,
  *check(mesh) {
    for (const workload of workloads(mesh)) {
      const revision = workload.labels['istio.io/rev'];
      const decision = revision ? tryDecision(mesh, workload) : undefined;
      if (!revision || !decision || isSame(mesh, revision, decision)) continue;
      const does = decision === 'none' ? 'refuses proxies' : `asks for "${decision.revision}"`;
      const message = `"${revision}" is ignored: namespace "${workload.namespace}" ${does} for all of its pods; label the namespace, or drop its label`;
      yield { on: workload.on, at: podMetadataAt(workload, 'labels', 'istio.io/rev'), message };
    }
  },
};

/** What the namespace of a workload decides for its pods, if anything. */
function tryDecision(mesh: Mesh, workload: Workload): Enrolment | 'none' | undefined {
  const labels = tryNamespaceLabels(mesh, workload.namespace) ?? {};
  if (workload.labels[injectLabel] === 'false') return undefined;
  if (labels['istio-injection'] !== 'disabled') return tryEnrolment(labels);
  // Pods that cannot run without a proxy are what a rule about gateways judges.
  return asksForImage(workload) ? undefined : 'none';
}

/** Whether pods get the proxy that they name all the same, by that name or by a tag. */
function isSame(mesh: Mesh, revision: string, decision: Enrolment | 'none'): boolean {
  if (decision === 'none') return false;
  const plane = tryControlPlane(mesh, revision);
  return revision === decision.revision || (plane !== undefined && plane === tryControlPlane(mesh, decision.revision));
}
