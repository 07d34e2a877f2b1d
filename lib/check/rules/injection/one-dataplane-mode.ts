import { dataplaneMode } from '../../derived/workload/dataplane-modes';
import { injectLabel } from '../../derived/workload/injection';
import { workloadsIn } from '../../derived/workload/workloads';
import { at } from '../../path';
import type { Rule } from '../../rule';

export const oneDataplaneMode: Rule = {
  code: 'INJ022',
  severity: 'warning',
  title: 'A namespace is in the mesh by sidecars or by ambient mode',
  why: 'Pods get a sidecar, and ambient mode passes over pods that have one: the label for it only counts for pods that refuse the sidecar one by one.',
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled, istio.io/dataplane-mode: ambient } }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio.io/dataplane-mode: ambient } }`,
  *check(mesh) {
    for (const on of mesh.ofKind('core/Namespace')) {
      const { labels = {}, name } = on.metadata;
      if (labels[dataplaneMode] !== 'ambient' || labels['istio-injection'] !== 'enabled') continue;
      // Who refuses the sidecar for pods one by one, means both: so a namespace moves from one mode to the other.
      if (workloadsIn(mesh, name).some((workload) => workload.labels[injectLabel] === 'false')) continue;
      const message = 'the sidecars of istio-injection: enabled come first; keep one of the two labels';
      yield { on, at: at('metadata', 'labels', dataplaneMode), message };
    }
  },
};
