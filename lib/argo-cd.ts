import type { App } from 'cdk8s';
import type { Footprint } from './platform/footprint';
import type { ArgoCD } from './settings/argo-cd/resolve-argo-cd';
import type { Cluster } from './settings/resolve';

/** How Argo CD brings clusters what was rendered for them: settings and footprints become the charts of `dist/argocd/`. */
export function argoCD(
  _app: App,
  _settings: ArgoCD,
  _clusters: readonly Cluster[],
  _footprints: readonly Footprint[],
): void {}
