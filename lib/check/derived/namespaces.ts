import type { Labels } from '../../manifest/view';
import { namespaceNameLabel } from '../../platform/cluster-network';
import { isPlatformNamespace } from '../../platform/known-objects';
import type { Mesh } from '../mesh';
import { isExternal } from './externals';

/** Whether a namespace is in the input, declared, or brought by OpenShift. */
export function knowsNamespace(mesh: Mesh, name: string): boolean {
  return mesh.tryFind('core/Namespace', undefined, name) !== undefined || isPlatformNamespace(name);
}

/** The labels of a namespace, with the one that Kubernetes adds; `undefined` where nothing is known of them. */
export function tryNamespaceLabels(mesh: Mesh, name: string | undefined): Labels | undefined {
  const namespace = mesh.tryFind('core/Namespace', undefined, name);
  if (!namespace || (isExternal(mesh, namespace) && !namespace.metadata.labels)) return undefined;
  return { ...namespace.metadata.labels, [namespaceNameLabel]: namespace.metadata.name };
}
