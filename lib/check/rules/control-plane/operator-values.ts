import { controlPlanes } from '../../derived/control-plane/control-planes';
import type { Rule } from '../../rule';

export const operatorValues: Rule = {
  code: 'CP006',
  severity: 'warning',
  title: 'The values of a control plane leave alone what the operator decides',
  why: 'The operator overwrites these values with what follows from the resource itself, so that what is written has no effect.',
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
    spec: { namespace: istio-system, version: v1.30.3, values: { revision: canary } }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }`,
  *check(mesh) {
    for (const { istio: on, revision } of controlPlanes(mesh)) {
      for (const field of ['revision', 'defaultRevision'] as const) {
        const value = on.spec?.values?.[field];
        if (!value || value === revision) continue;
        const message = `"${value}" is overwritten: the revision is "${revision}"; leave it out, and give it another name by an IstioRevisionTag`;
        yield { on, at: `spec.values.${field}`, message };
      }
    }
  },
};
