import { defaultArgoCD, newestOpenShiftGitOps } from '../../platform/openshift-gitops';
import type { ArgoCDSettings } from './argo-cd-settings';

/** Argo CD's part with every default. */
export type ArgoCD = Required<Omit<ArgoCDSettings, 'clusters' | 'plugin'>> &
  Pick<ArgoCDSettings, 'clusters' | 'plugin'>;

export function resolveArgoCD({ clusters, plugin, ...settings }: ArgoCDSettings): ArgoCD {
  return {
    repoURL: settings.repoURL,
    targetRevision: settings.targetRevision ?? 'HEAD',
    path: settings.path ?? 'dist',
    release: settings.release ?? newestOpenShiftGitOps,
    namespace: settings.namespace ?? defaultArgoCD,
    name: settings.name ?? defaultArgoCD,
    project: settings.project ?? 'service-mesh',
    automated: settings.automated ?? true,
    ...(clusters && { clusters }),
    ...(plugin && { plugin }),
  };
}
