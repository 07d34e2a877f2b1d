import { controlPlanes } from '../../derived/control-plane/control-planes';
import type { Rule } from '../../rule';

export const localTag: Rule = {
  code: 'CP017',
  severity: 'error',
  title: 'A revision tag is for a control plane of the own cluster',
  why: 'A control plane with the profile "remote" answers from another cluster, and the operator makes no tag for it. Namespaces that use the tag get no proxies, and only a condition of the tag says so.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: external }
    spec: { namespace: external-istiod, version: v1.30.3, profile: remote }
    ---
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: mesh }
    spec: { namespace: istio-system, version: v1.30.3 }`,
  bad: `
    apiVersion: sailoperator.io/v1
    kind: IstioRevisionTag
    metadata: { name: stable }
    spec: { targetRef: { kind: Istio, name: external } }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: IstioRevisionTag
    metadata: { name: stable }
    spec: { targetRef: { kind: Istio, name: mesh } }`,
  *check(mesh) {
    const remote = controlPlanes(mesh).filter(({ istio }) => istio.spec?.profile === 'remote');
    for (const on of mesh.ofKind('sailoperator.io/IstioRevisionTag')) {
      const { kind, name } = on.spec?.targetRef ?? {};
      const plane = remote.find(({ istio, revision }) => name === (kind === 'Istio' ? istio.metadata.name : revision));
      if (!plane) continue;
      const message = `"${name}" has the profile "remote", which no tag can be for; label namespaces with istio.io/rev: ${plane.revision}`;
      yield { on, at: 'spec.targetRef.name', message };
    }
  },
};
