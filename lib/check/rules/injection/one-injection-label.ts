import { leadOf } from '../../derived/control-plane/revisions';
import { at } from '../../path';
import type { Rule } from '../../rule';

export const oneInjectionLabel: Rule = {
  code: 'INJ002',
  severity: 'warning',
  title: 'A namespace carries one injection label',
  why: 'Where there are two, istio-injection decides and istio.io/rev is not looked at: pods get their proxy from another revision than the one that is named, or none.',
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled, istio.io/rev: canary } }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio.io/rev: canary } }`,
  *check(mesh) {
    for (const on of mesh.ofKind('core/Namespace')) {
      const { 'istio-injection': injection, 'istio.io/rev': revision, ...others } = on.metadata.labels ?? {};
      if (injection === undefined || revision === undefined) continue;
      // In ambient mode the revision still says which control plane runs the gateways of the namespace.
      if (injection !== 'enabled' && others['istio.io/dataplane-mode'] === 'ambient') continue;
      // The label that decides is wrong by itself.
      if (injection === 'enabled' && leadOf(mesh, 'default') !== 'somewhere') continue;
      const message = `"${revision}" is ignored, since istio-injection: ${injection} decides; keep one of the two`;
      yield { on, at: at('metadata', 'labels', 'istio.io/rev'), message };
    }
  },
};
