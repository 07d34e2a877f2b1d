import { App } from 'cdk8s';
import { argoCD as placeCharts } from '../argo-cd';
import { newestOssmRelease } from '../platform/ossm';
import type { ArgoCD } from '../settings/argo-cd/resolve-argo-cd';
import type { Cluster } from '../settings/resolve';
import { type Synthesis, synth } from '../synth/synth';

/** Folder beside those of the clusters. */
const FOLDER = 'argocd';

/** What Argo CD needs to bring to the clusters what was rendered for them, as the text of its files. */
export function synthesizeArgoCD(
  argoCD: ArgoCD,
  clusters: readonly Cluster[],
  synthesized: readonly Synthesis[],
): Synthesis {
  const app = new App();
  placeCharts(
    app,
    argoCD,
    clusters,
    synthesized.map(({ footprint }) => footprint),
  );
  return synth(FOLDER, app, { target: { release: newestOssmRelease }, externals: [] });
}
