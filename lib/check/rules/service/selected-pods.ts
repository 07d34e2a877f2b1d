import { type Labels, valuesOf } from '../../../manifest/view';
import { isExternal } from '../../derived/externals';
import { services } from '../../derived/service/services';
import { podsSelected } from '../../derived/workload/pods';
import { hasUnseenPods } from '../../derived/workload/unseen-pods';
import { workloadsIn } from '../../derived/workload/workloads';
import type { Mesh } from '../../mesh';
import { key } from '../../path';
import type { Complaint, Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

export const selectedPods: Rule = {
  code: 'SVC004',
  severity: 'error unless open',
  title: 'A Service selects pods that exist',
  why: 'A Service leads to the pods of its namespace that carry all labels of its selector. Where there are none, it has no endpoints, and requests to it fail without any event.',
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
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: review }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }`,
  good: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: reviews }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }`,
  *check(mesh) {
    for (const { on, namespace, selector = {}, type } of services(mesh)) {
      if (!on || isExternal(mesh, on) || type === 'ExternalName' || Object.keys(selector).length === 0) continue;
      if (hasUnseenPods(mesh, namespace) || podsSelected(mesh, { matchLabels: selector }, namespace).length > 0)
        continue;
      yield { on, ...problemOf(mesh, namespace, selector) };
    }
  },
};

function problemOf(mesh: Mesh, namespace: string, selector: Labels): Pick<Complaint, 'at' | 'message'> {
  const labels = workloadsIn(mesh, namespace).map((workload) => workload.labels);
  const strange = Object.entries(selector).find(([label, value]) => !labels.some((own) => own[label] === value));
  if (!strange) return { at: 'spec.selector', message: `no pods in "${namespace}" carry all of these labels together` };
  const [label, value = ''] = strange;
  const known = valuesOf(label, labels);
  const message = `no pods in "${namespace}" carry "${label}: ${value}"${among(known)}${didYouMean(value, known)}`;
  return { at: `spec.selector${key(label)}`, message };
}
