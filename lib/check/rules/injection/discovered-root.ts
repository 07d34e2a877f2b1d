import { undiscoveredBy } from '../../derived/control-plane/undiscovered';
import type { Rule } from '../../rule';

export const discoveredRoot: Rule = {
  code: 'INJ007',
  severity: 'error',
  title: 'The control plane sees its own namespace',
  why: 'The discoverySelectors are for every namespace, that of the control plane too. Where they leave it out, policies for the whole mesh that stand there are read by nobody, and nothing says so.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      values: { meshConfig: { discoverySelectors: [{ matchLabels: { istio-discovery: enabled } }] } }`,
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system, labels: { istio-discovery: enabled } }`,
  *check(mesh) {
    for (const { on, at, namespace, plane, repair } of undiscoveredBy(mesh, 'own')) {
      const message = `Istio ${plane.istio.metadata.name} does not see namespace "${namespace}", which is its own; ${repair}`;
      yield { on, at, message };
    }
  },
};
