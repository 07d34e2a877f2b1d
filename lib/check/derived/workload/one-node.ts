import { localAppsDomain } from '../../../platform/openshift';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';

/** Whether the cluster is OpenShift Local, known by its domain. */
export const isOpenShiftLocal = derived(
  (mesh: Mesh): boolean =>
    mesh.target.appsDomain === localAppsDomain ||
    mesh.ofKind('route.openshift.io/Route').some(({ spec }) => spec?.host?.endsWith(`.${localAppsDomain}`)),
);

/** Whether the cluster has one node, so that nothing can be spread or moved, as OpenShift Local has. */
export function isOneNode(mesh: Mesh): boolean {
  const { infrastructureTopology } = mesh.target;
  return infrastructureTopology ? infrastructureTopology === 'SingleReplica' : isOpenShiftLocal(mesh);
}
