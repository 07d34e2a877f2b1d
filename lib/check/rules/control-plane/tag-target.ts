import { tryTargetFault } from '../../derived/control-plane/target-ref';
import type { Rule } from '../../rule';

export const tagTarget: Rule = {
  code: 'CP015',
  severity: 'error unless open',
  title: 'A revision tag leads to a control plane',
  why: 'Namespaces that use the tag get no proxies: no webhook answers to it, and only a condition of the tag says ReferenceNotFound.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: prod }
    spec: { namespace: istio-system, version: v1.30.3, updateStrategy: { type: RevisionBased } }`,
  bad: `
    apiVersion: sailoperator.io/v1
    kind: IstioRevisionTag
    metadata: { name: default }
    spec: { targetRef: { kind: Istio, name: pord } }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: IstioRevisionTag
    metadata: { name: default }
    spec: { targetRef: { kind: Istio, name: prod } }`,
  *check(mesh) {
    for (const on of mesh.ofKind('sailoperator.io/IstioRevisionTag')) {
      const message = tryTargetFault(mesh, on.spec?.targetRef);
      if (message !== undefined) yield { on, at: 'spec.targetRef.name', message };
    }
  },
};
