import { localAppsDomain } from '../../../platform/openshift';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';

/** Whether the cluster is OpenShift Local, known by its domain: it has one node, so nothing can be spread or moved. */
export const isOneNode = derived(
  (mesh: Mesh): boolean =>
    mesh.target.appsDomain === localAppsDomain ||
    mesh.ofKind('route.openshift.io/Route').some(({ spec }) => spec?.host?.endsWith(`.${localAppsDomain}`)),
);
