import { App } from 'cdk8s';
import { argoCD as placeCharts } from '../../argo-cd';
import type { Manifest } from '../../manifest/manifest';
import { argoCDFolder } from '../../platform/argo-cd-applications';
import { applicationController } from '../../platform/openshift-gitops';
import { newestOssmRelease } from '../../platform/ossm';
import { argoCDReadme } from '../../runbook/argo-cd/readme';
import type { ArgoCD } from '../../settings/argo-cd/resolve-argo-cd';
import {
  type NamedDestination,
  resolveController,
  resolveFleetController,
} from '../../settings/argo-cd/resolve-destination';
import { type Surroundings, type Synthesis, synth } from '../../synth/synth';

/** What Argo CD needs to bring to the clusters what was rendered for them, as the text of its files. */
export function synthesizeArgoCD(
  argoCD: ArgoCD,
  clusters: readonly NamedDestination[],
  synthesized: readonly Pick<Synthesis, 'footprint'>[],
): Synthesis {
  const app = new App();
  const footprints = synthesized.map(({ footprint }) => footprint);
  placeCharts(app, argoCD, clusters, footprints);
  const surroundings: Surroundings = { target: { release: newestOssmRelease }, externals: present(argoCD, clusters) };
  return synth(argoCDFolder, app, surroundings, (folder, stages) =>
    argoCDReadme(folder, stages, { release: argoCD.release, footprints }),
  );
}

/** What is there already: Argo CD's own namespace, and the accounts by which it applies. */
function present(argoCD: ArgoCD, clusters: readonly NamedDestination[]): readonly Manifest[] {
  const controllers = argoCD.clusters
    ? [resolveFleetController(argoCD), applicationController(argoCD)]
    : clusters.map((cluster) => resolveController(argoCD, cluster));
  const accounts = new Map(controllers.map((account) => [`${account.namespace}/${account.name}`, account]));
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: argoCD.namespace } },
    ...[...accounts.values()].map((metadata) => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { ...metadata },
    })),
  ];
}
