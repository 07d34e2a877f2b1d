import type { Mesh } from '../../mesh';
import { derived } from '../derived';
import { controlPlanes } from './control-planes';

/** Whether a mesh has pods in other clusters, too, of which nothing is known here. */
export const hasOtherClusters = derived((mesh: Mesh): boolean =>
  controlPlanes(mesh).some(({ istio }) => istio.spec?.values?.global?.meshID !== undefined),
);
