import type { Mesh } from '../../mesh';
import { type ControlPlane, controlPlanes, tryControlPlane } from '../control-plane/control-planes';
import { injectionOf, isAmbient } from './injection';
import type { Workload } from './workloads';

/** Where Istio looks for mesh-wide policies unless told otherwise (istio `pkg/config/mesh`, `DefaultMeshConfig`). */
const conventionalRoot = 'istio-system';

/** The control plane that a workload answers to; the only one, where nothing says which. */
export function tryPlaneOf(mesh: Mesh, workload: Workload): ControlPlane | undefined {
  const planes = controlPlanes(mesh);
  const injection = injectionOf(mesh, workload);
  if (typeof injection !== 'string') return tryControlPlane(mesh, injection.revision);
  return planes.length === 1 ? planes[0] : planes.find((plane) => plane.isAmbient && isAmbient(mesh, workload));
}

/** The namespace whose policies count for a workload as mesh-wide ones. */
export function rootNamespaceOf(mesh: Mesh, workload: Workload): string | undefined {
  const plane = tryPlaneOf(mesh, workload);
  return plane?.rootNamespace ?? (controlPlanes(mesh).length === 0 ? conventionalRoot : undefined);
}

/** The namespaces whose policies are mesh-wide ones. */
export function rootNamespaces(mesh: Mesh): readonly string[] {
  const planes = controlPlanes(mesh);
  return planes.length === 0 ? [conventionalRoot] : planes.map(({ rootNamespace }) => rootNamespace);
}
