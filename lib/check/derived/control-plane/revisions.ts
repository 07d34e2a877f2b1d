import { ingressRevision } from '../../../platform/known-objects';
import { isRevisionOf } from '../../../platform/naming';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';
import { isExternal } from '../externals';
import { controlPlanes, tryControlPlane } from './control-planes';

/** Where a value of `istio.io/rev` leads: `behind` is a revision that its Istio replaced, and keeps while pods use it. */
export type Lead = 'somewhere' | 'behind' | 'nowhere';

/** Where a revision or tag leads; without any Istio in the input nobody can say, so that nothing is wrong with it. */
export function leadOf(mesh: Mesh, revisionOrTag: string): Lead {
  if (controlPlanes(mesh).length === 0 || revisionOrTag === ingressRevision) return 'somewhere';
  if (tryControlPlane(mesh, revisionOrTag) || named(mesh).has(revisionOrTag)) return 'somewhere';
  if (unknownNames(mesh).some((name) => isRevisionOf(name, revisionOrTag))) return 'somewhere';
  return replacing(mesh).some((name) => isRevisionOf(name, revisionOrTag)) ? 'behind' : 'nowhere';
}

/** Tags, whatever they lead to, and revisions that have an object of their own. */
const named = derived((mesh: Mesh): ReadonlySet<string> => {
  const objects = [...mesh.ofKind('sailoperator.io/IstioRevisionTag'), ...mesh.ofKind('sailoperator.io/IstioRevision')];
  return new Set(objects.map(({ metadata }) => metadata.name));
});

/** Each Istio whose revision nobody can tell: it is only declared, or its version is the operator's default. */
const unknownNames = derived((mesh: Mesh) =>
  controlPlanes(mesh)
    .filter(({ istio, version }) =>
      isExternal(mesh, istio) ? !istio.spec : istio.spec?.updateStrategy?.type === 'RevisionBased' && !version,
    )
    .map(({ istio }) => istio.metadata.name),
);

/** Each Istio that makes a new revision for a new version, and keeps the old one while it is in use. */
const replacing = derived((mesh: Mesh) =>
  controlPlanes(mesh)
    .filter(({ istio }) => istio.spec?.updateStrategy?.type === 'RevisionBased')
    .map(({ istio }) => istio.metadata.name),
);
