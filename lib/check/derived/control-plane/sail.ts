import type { Read } from '../../../manifest/kinds';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';

/** What the Service Mesh operator installs something for: each names a version and a namespace. */
export type SailResource = Read<'sailoperator.io/Istio' | 'sailoperator.io/IstioCNI' | 'sailoperator.io/ZTunnel'>;

/** Every one of them. */
export const sailResources = derived((mesh: Mesh): readonly SailResource[] => [
  ...mesh.ofKind('sailoperator.io/Istio'),
  ...mesh.ofKind('sailoperator.io/IstioCNI'),
  ...mesh.ofKind('sailoperator.io/ZTunnel'),
]);
