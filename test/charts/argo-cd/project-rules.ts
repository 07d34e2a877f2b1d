import type { Read } from '../../../lib/manifest/kinds';
import { groupOf, type Manifest } from '../../../lib/manifest/manifest';
import { tryScopeOf } from '../../../lib/manifest/scope';

/**
 * What Argo CD asks of a project before it applies an object (argoproj/argo-cd v3.4 `controller/sync.go` and
 * `pkg/apis/application/v1alpha1/app_project_types.go`): that its group and kind are on the list of their scope, and, where
 * it belongs to a namespace, that a destination is this cluster and that namespace.
 */
export function isPermitted(project: Read<'argoproj.io/AppProject'>, manifest: Manifest, cluster: Cluster): boolean {
  const { clusterResourceWhitelist = [], namespaceResourceWhitelist } = project.spec ?? {};
  if (tryScopeOf(manifest) === 'Cluster') return isListed(clusterResourceWhitelist, manifest);
  const isKind = namespaceResourceWhitelist === undefined || isListed(namespaceResourceWhitelist, manifest);
  return isKind && isDestination(project, cluster, manifest.metadata.namespace ?? '');
}

/** A cluster as an application names it. */
export interface Cluster {
  readonly server?: string;
  readonly name?: string;
}

/** The same is asked of the destination that an application names itself. */
export function isDestination({ spec }: Read<'argoproj.io/AppProject'>, cluster: Cluster, namespace: string): boolean {
  return (spec?.destinations ?? []).some((item) => {
    const isServer = cluster.server !== undefined && matches(item.server, cluster.server);
    const isName = cluster.name !== undefined && matches(item.name, cluster.name);
    return (isServer || isName) && matches(item.namespace, namespace);
  });
}

/** Patterns here are one asterisk, or none. */
function matches(pattern: string | undefined, text: string): boolean {
  return pattern === '*' || pattern === text;
}

function isListed(list: readonly { readonly group?: string; readonly kind?: string }[], manifest: Manifest): boolean {
  const group = groupOf(manifest) === 'core' ? '' : groupOf(manifest);
  return list.some((item) => item.group === group && item.kind === manifest.kind);
}
