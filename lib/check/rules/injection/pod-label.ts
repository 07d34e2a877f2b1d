import { injectionOf, injectLabel } from '../../derived/workload/injection';
import { podMetadataAt, type Workload, workloads } from '../../derived/workload/workloads';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import type { Rule } from '../../rule';

export const podLabel: Rule = {
  code: 'INJ005',
  severity: 'error',
  title: 'The label that asks for a proxy stands on the pods',
  why: 'The webhook looks at the labels of the pod. A label of the Deployment never gets there, and no webhook is called for an annotation: the pods start without a proxy, or with one that they were to do without.',
  bad: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo, labels: { sidecar.istio.io/inject: "true" } }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings } }
        spec:
          containers: [{ name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }]`,
  good: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings, sidecar.istio.io/inject: "true" } }
        spec:
          containers: [{ name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }]`,
  *check(mesh) {
    for (const workload of workloads(mesh)) {
      if (workload.labels[injectLabel] !== undefined) continue;
      const [misplaced] = misplacedIn(workload);
      if (!misplaced || isSo(mesh, workload, misplaced.value)) continue;
      const { value, path } = misplaced;
      const right = podMetadataAt(workload, 'labels', injectLabel);
      yield { on: workload.on, at: path, message: `"${value}" is not looked at here; write it at ${right}` };
    }
  },
};

interface Misplaced {
  readonly value: string;
  readonly path: string;
}

function misplacedIn(workload: Workload): readonly Misplaced[] {
  const { labels = {}, annotations = {} } = workload.kind === 'Pod' ? {} : workload.on.metadata;
  const ofPod = workload.annotations[injectLabel];
  return [
    { value: labels[injectLabel], path: at('metadata', 'labels', injectLabel) },
    { value: annotations[injectLabel], path: at('metadata', 'annotations', injectLabel) },
    // As an annotation of the pod "false" still works: istiod looks at it where the namespace has the webhook called.
    { value: ofPod === 'false' ? undefined : ofPod, path: podMetadataAt(workload, 'annotations', injectLabel) },
  ].flatMap(({ value, path }) => (value === undefined ? [] : [{ value, path }]));
}

/** Whether the pods are surely as the label wants them, by whatever else decides. */
function isSo(mesh: Mesh, workload: Workload, wanted: string): boolean {
  const injection = injectionOf(mesh, workload);
  return wanted === 'true' ? typeof injection !== 'string' : injection === 'none';
}
