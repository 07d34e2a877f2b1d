import type { Read } from '../../../manifest/kinds';
import { isPlatformNamespace } from '../../../platform/known-objects';
import { tryGeneratedGateway } from '../../derived/gateway/gateway-api';
import { servicesIn } from '../../derived/service/services';
import { podsSelected } from '../../derived/workload/pods';
import { hasOpaquePods } from '../../derived/workload/unseen-pods';
import { workloadsIn } from '../../derived/workload/workloads';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { didYouMean } from '../../wording';

export const scaledAndKept: Rule = {
  code: 'WKL002',
  severity: 'error unless open',
  title: 'An autoscaler and a disruption budget name a workload that exists',
  why: 'An autoscaler without its target scales nothing, a budget without pods protects nothing. Both are accepted and stay in place, and only their status says so.',
  given: `
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
              image: docker.io/istio/examples-bookinfo-reviews-v1:1.20.3`,
  bad: `
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: review-v1 }
      minReplicas: 2
      maxReplicas: 4
      metrics:
        - type: Resource
          resource: { name: memory, target: { type: AverageValue, averageValue: 200Mi } }`,
  good: `
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: reviews-v1 }
      minReplicas: 2
      maxReplicas: 4
      metrics:
        - type: Resource
          resource: { name: memory, target: { type: AverageValue, averageValue: 200Mi } }`,
  *check(mesh) {
    for (const autoscaler of mesh.ofKind('autoscaling/HorizontalPodAutoscaler')) {
      const message = faultOfTarget(mesh, autoscaler);
      if (message) yield { on: autoscaler, at: 'spec.scaleTargetRef.name', message };
    }
    for (const budget of mesh.ofKind('policy/PodDisruptionBudget')) {
      const { namespace } = budget.metadata;
      const { selector } = budget.spec ?? {};
      if (!selector || hasForeignPods(mesh, namespace) || podsSelected(mesh, selector, namespace).length > 0) continue;
      const message = `selects no pods in namespace "${namespace}"; write the labels of a workload's pods`;
      yield { on: budget, at: 'spec.selector', message };
    }
  },
};

function faultOfTarget(mesh: Mesh, autoscaler: Read<'autoscaling/HorizontalPodAutoscaler'>): string | undefined {
  const { namespace } = autoscaler.metadata;
  const { kind = '', name = '' } = autoscaler.spec?.scaleTargetRef ?? {};
  if (hasForeignPods(mesh, namespace) || (kind !== 'Deployment' && kind !== 'StatefulSet')) return undefined;
  const known = workloadsIn(mesh, namespace).filter((workload) => workload.kind === kind);
  const names = known.map((workload) => workload.name);
  if (names.includes(name) || tryGeneratedGateway(mesh, namespace, name)) return undefined;
  return `no ${kind} "${name}" in namespace "${namespace}"${didYouMean(name, names)}`;
}

/** Where operators run pods of their own, or only a name is declared, nobody knows how these are called and labelled. */
function hasForeignPods(mesh: Mesh, namespace: string | undefined): boolean {
  const ofOperators = servicesIn(mesh, namespace).some(
    (service) => !service.on && !tryGeneratedGateway(mesh, service.namespace, service.name),
  );
  return ofOperators || isPlatformNamespace(namespace ?? '') || hasOpaquePods(mesh, namespace);
}
