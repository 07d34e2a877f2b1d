import { revisionsAndTags } from '../../derived/control-plane/control-planes';
import { leadOf } from '../../derived/control-plane/revisions';
import { asksForImage } from '../../derived/gateway/gateway-pods';
import { injectionOf, injectLabel } from '../../derived/workload/injection';
import { podMetadataAt, workloads } from '../../derived/workload/workloads';
import type { Rule } from '../../rule';
import { among } from '../../wording';

export const defaultRevision: Rule = {
  code: 'CP024',
  severity: 'warning',
  title: 'Pods that ask for a proxy without naming a revision find one that is called "default"',
  why: 'The label alone means the revision or tag "default". Where there is none the pods start without a proxy, and nothing says so.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: {} }
    ---
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: prod }
    spec: { namespace: istio-system, version: v1.30.3 }`,
  bad: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings, sidecar.istio.io/inject: "true" } }
        spec:
          containers: [{ name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }]`,
  good: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings, istio.io/rev: prod } }
        spec:
          containers: [{ name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }]`,
  *check(mesh) {
    if (leadOf(mesh, 'default') !== 'nowhere') return;
    for (const workload of workloads(mesh)) {
      const injection = injectionOf(mesh, workload);
      // Namespaces that mean "default" are what a rule about injection judges, and gateways too.
      if (typeof injection === 'string' || injection.by === 'namespace' || asksForImage(workload)) continue;
      if (workload.labels['istio.io/rev']) continue;
      const message = `"true" means revision "default", which is not there${among(revisionsAndTags(mesh))}; name one with istio.io/rev instead, or add an IstioRevisionTag "default"`;
      yield { on: workload.on, at: podMetadataAt(workload, 'labels', injectLabel), message };
    }
  },
};
