import { placedContainers, workloads } from '../../derived/workload/workloads';
import type { Rule } from '../../rule';

export const pinnedImage: Rule = {
  code: 'WKL005',
  severity: 'warning',
  title: 'An image has a tag other than latest, or a digest',
  why: 'What runs changes with the next start of a pod, node by node, and no commit says so. Nobody can return to what ran before.',
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
              image: docker.io/istio/examples-bookinfo-reviews-v1`,
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
              image: docker.io/istio/examples-bookinfo-reviews-v1:1.20.3`,
  *check(mesh) {
    for (const workload of workloads(mesh)) {
      // OpenShift writes the image of a stream here, with its digest.
      if (workload.on.metadata.annotations?.['image.openshift.io/triggers']) continue;
      for (const { at, container } of placedContainers(workload)) {
        const { image = '' } = container;
        const tag = tagOf(image);
        if (tag !== undefined && tag !== 'latest') continue;
        const message = `"${image}" ${tag ? 'moves' : 'has no tag, which means "latest"'}; write a version or a digest`;
        yield { on: workload.on, at: `${at}.image`, message };
      }
    }
  },
};

/** The tag of an image, or whatever else pins it; an image that istiod writes, is its own. */
function tagOf(image: string): string | undefined {
  if (image === '' || image === 'auto' || image.includes('@')) return 'pinned';
  return /:([^/]+)$/.exec(image)?.[1];
}
