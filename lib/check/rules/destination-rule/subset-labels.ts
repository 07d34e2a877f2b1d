import { valuesOf } from '../../../manifest/view';
import { isAddedInCluster } from '../../../platform/pod-labels';
import { workloadsOfRule } from '../../derived/virtual-service/destination-rules';
import { hasOpaquePods } from '../../derived/workload/unseen-pods';
import type { Workload } from '../../derived/workload/workloads';
import { key } from '../../path';
import type { Complaint, Rule } from '../../rule';
import { didYouMean, list } from '../../wording';

export const subsetLabels: Rule = {
  code: 'DR002',
  severity: 'error unless open',
  title: 'A subset selects pods of its Service',
  why: 'A subset is those pods of the Service that carry its labels too. Where there are none, requests to the subset get a 503; rule and VirtualService are accepted all the same.',
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
            - { name: reviews, image: "registry.istio.io/release/examples-bookinfo-reviews-v1:1.20.3" }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      host: reviews
      subsets:
        - name: v1
          labels: { version: v4 }`,
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
      const workloads = workloadsOfRule(mesh, on);
      // Without any pods, the defect is the Service's.
      if (workloads.length === 0 || workloads.some(({ namespace }) => hasOpaquePods(mesh, namespace))) continue;
      for (const [index, { labels = {} }] of (on.spec?.subsets ?? []).entries()) {
        const asked = Object.entries(labels).filter(([label]) => !isAddedInCluster(label));
        const fitting = workloads.filter((workload) => asked.every((label) => carries(workload, label)));
        if (fitting.length === 0) yield { on, ...problemOf(asked, workloads, `spec.subsets[${index}].labels`) };
      }
    }
  },
};

type Label = readonly [string, string | undefined];

function carries({ labels }: Workload, [label, value]: Label): boolean {
  return labels[label] === value;
}

function problemOf(
  asked: readonly Label[],
  workloads: readonly Workload[],
  at: string,
): Pick<Complaint, 'at' | 'message'> {
  const those = `the pods behind the Service are those of ${list(workloads.map(({ name }) => name))}`;
  const strange = asked.find((label) => !workloads.some((workload) => carries(workload, label)));
  if (!strange) return { at, message: `no pods carry all of these together; ${those}` };
  const [label, value] = strange;
  const known = valuesOf(
    label,
    workloads.map(({ labels }) => labels),
  );
  const hint = didYouMean(value ?? '', known);
  return { at: `${at}${key(label)}`, message: `no pods carry "${value}", only ${list(known)}; ${those}${hint}` };
}
