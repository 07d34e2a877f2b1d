import type { Read } from '../../../manifest/kinds';
import { derived } from '../../derived/derived';
import { tryAutoscaler } from '../../derived/workload/availability';
import { type Container, placedContainers, workloads } from '../../derived/workload/workloads';
import type { Mesh } from '../../mesh';
import { key } from '../../path';
import type { Rule } from '../../rule';

export const measuredPods: Rule = {
  code: 'WKL004',
  severity: 'warning',
  title: 'Pods that an autoscaler measures say what they request',
  why: 'The autoscaler counts use in percent of what is requested. Where a container requests nothing it knows no percentage and never scales, and only its status says FailedGetResourceMetric.',
  given: `
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: reviews-v1 }
      minReplicas: 2
      maxReplicas: 4
      metrics:
        - type: Resource
          resource: { name: cpu, target: { type: Utilization, averageUtilization: 80 } }`,
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
              image: docker.io/istio/examples-bookinfo-reviews-v1:1.20.3`,
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
              resources: { requests: { cpu: 100m } }`,
  *check(mesh) {
    for (const workload of workloads(mesh)) {
      const resource = measuredOf(tryAutoscaler(mesh, workload.on));
      if (!resource || hasDefaults(mesh, workload.namespace)) continue;
      for (const { at: place, container } of placedContainers(workload)) {
        if (place.includes('initContainers') || isMeasurable(container, resource)) continue;
        const message = `missing, and an autoscaler counts ${resource} in percent of it; write what the container needs`;
        yield { on: workload.on, at: `${place}.resources.requests${key(resource)}`, message };
      }
    }
  },
};

/** What an autoscaler measures of a pod in percent. */
function measuredOf(autoscaler: Read<'autoscaling/HorizontalPodAutoscaler'> | undefined): string | undefined {
  return autoscaler?.spec?.metrics?.find(({ resource }) => resource?.target?.type === 'Utilization')?.resource?.name;
}

/** A limit stands for a request too; a gateway's container is completed by istiod. */
function isMeasurable({ image, resources }: Container, resource: string): boolean {
  const stated = resources?.requests?.[resource] ?? resources?.limits?.[resource];
  return image === 'auto' || stated !== undefined;
}

const withDefaults = derived(
  (mesh: Mesh): ReadonlySet<string | undefined> =>
    new Set(mesh.all.filter(({ kind }) => kind === 'LimitRange').map(({ metadata }) => metadata.namespace)),
);

/** Whether a LimitRange may give containers what they do not say. */
function hasDefaults(mesh: Mesh, namespace: string): boolean {
  return withDefaults(mesh).has(namespace);
}
