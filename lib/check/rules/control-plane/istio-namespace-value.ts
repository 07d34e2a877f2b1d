import { controlPlanes } from '../../derived/control-plane/control-planes';
import type { Rule } from '../../rule';

export const istioNamespaceValue: Rule = {
  code: 'CP005',
  severity: 'error',
  title: 'The values of a control plane name no other namespace than its own',
  why: 'The operator takes the namespace from `spec.namespace`, and the API server refuses values that say something else.',
  supersedes: ['API004'],
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system }
    ---
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }`,
  bad: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      values: { global: { istioNamespace: istio-sys } }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      values: { global: { istioNamespace: istio-system } }`,
  *check(mesh) {
    for (const { istio: on, namespace } of controlPlanes(mesh)) {
      const named = on.spec?.values?.global?.istioNamespace;
      if (named === undefined || named === namespace) continue;
      const message = `"${named}" is not the namespace of the control plane; leave it out, or write "${namespace}"`;
      yield { on, at: 'spec.values.global.istioNamespace', message };
    }
  },
};
