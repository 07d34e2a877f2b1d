import { undiscoveredBy } from '../../derived/control-plane/undiscovered';
import type { Rule } from '../../rule';

export const discoveredWorkloads: Rule = {
  code: 'INJ006',
  severity: 'error',
  title: 'The control plane sees the namespaces whose pods are in the mesh',
  why: 'The control plane writes no root certificate into a namespace that its discoverySelectors leave out, and knows no endpoints there. Pods wait for a ConfigMap that never comes, and nobody reaches them.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system, labels: { istio-discovery: enabled } }
    ---
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
    metadata: { name: bookinfo, labels: { istio-injection: enabled } }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled, istio-discovery: enabled } }`,
  *check(mesh) {
    for (const { on, at, namespace, plane, what, repair } of undiscoveredBy(mesh, 'workloads')) {
      const message = `Istio ${plane.istio.metadata.name} does not see namespace "${namespace}", whose pods are in its mesh by ${what}; ${repair}`;
      yield { on, at, message };
    }
  },
};
