import { asksForImage } from '../../derived/gateway/gateway-pods';
import { injectLabel } from '../../derived/workload/injection';
import { workloads } from '../../derived/workload/workloads';
import type { Rule } from '../../rule';

export const podNetwork: Rule = {
  code: 'INJ013',
  severity: 'error',
  title: 'Pods that ask for a proxy have a network of their own',
  why: 'A proxy would redirect the traffic of the whole node, so that pods on its network never get one. They start without it, and nothing says so.',
  supersedes: ['WKL006'],
  bad: `
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings, sidecar.istio.io/inject: "true" } }
        spec:
          hostNetwork: true
          containers: [{ name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }]`,
  good: `
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings, sidecar.istio.io/inject: "true" } }
        spec:
          containers: [{ name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }]`,
  *check(mesh) {
    for (const workload of workloads(mesh)) {
      const { labels, pod, on } = workload;
      const isAsked = labels[injectLabel] === 'true' || (labels['istio.io/rev'] && labels[injectLabel] !== 'false');
      // Pods that cannot run without a proxy are what a rule about gateways judges.
      if (!isAsked || pod.hostNetwork !== true || asksForImage(workload)) continue;
      const message = 'pods on the network of their node get no proxy; leave it out, or do not ask for one';
      yield { on, at: `${workload.at === '' ? '' : `${workload.at}.`}spec.hostNetwork`, message };
    }
  },
};
