import { controlPlanes } from '../../derived/control-plane/control-planes';
import type { Rule } from '../../rule';

export const tagName: Rule = {
  code: 'CP016',
  severity: 'error',
  title: 'A revision tag is not called like a revision',
  why: 'Both would answer to the same label. The operator refuses the tag with NameAlreadyExists in a condition of the tag alone.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }`,
  bad: `
    apiVersion: sailoperator.io/v1
    kind: IstioRevisionTag
    metadata: { name: default }
    spec: { targetRef: { kind: Istio, name: default } }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: IstioRevisionTag
    metadata: { name: prod }
    spec: { targetRef: { kind: Istio, name: default } }`,
  *check(mesh) {
    const revisions = new Map(controlPlanes(mesh).map(({ revision, istio }) => [revision, istio.metadata.name]));
    for (const on of mesh.ofKind('sailoperator.io/IstioRevisionTag')) {
      const { name } = on.metadata;
      const istio = revisions.get(name);
      if (istio === undefined) continue;
      const message = `"${name}" is already the revision of Istio ${istio}, so that namespaces need no tag for it; drop the tag, or give it another name`;
      yield { on, at: 'metadata.name', message };
    }
  },
};
