import type { KeptOutcomes } from '../../fleet/kept-outcomes';
import { tryKey } from '../../fleet/key';
import { type Rendering, renderAll, type Task } from '../../fleet/render-all';
import { argoCDFolder } from '../../platform/argo-cd-applications';
import type { ArgoCD } from '../../settings/argo-cd/resolve-argo-cd';
import type { NamedDestination } from '../../settings/argo-cd/resolve-destination';
import type { Cluster } from '../../settings/resolve';
import { synthesize } from './synthesize';
import { synthesizeArgoCD } from './synthesize-argo-cd';

/** Renders clusters to the folders of `dist`, and then what Argo CD needs to bring them there, which is made of them all. */
export function renderClusters(
  dist: string,
  clusters: readonly Cluster[],
  argoCD: ArgoCD | undefined,
  kept: KeptOutcomes | undefined,
): Rendering {
  const own = renderAll(dist, clusters.map(taskOf), kept);
  const isWhole = own.thrown.length === 0 && own.rendered.every(({ faults }) => faults.length === 0);
  if (!argoCD || !isWhole) return own;
  const footprints = own.rendered.map(({ footprint }) => footprint);
  const destinations = clusters.map(({ name, destination }): NamedDestination => ({ name, destination }));
  const task = {
    name: argoCDFolder,
    key: tryKey(argoCD, destinations, footprints),
    render: () => synthesizeArgoCD(argoCD, destinations, own.rendered),
  };
  const beside = renderAll(dist, [task], kept);
  return { rendered: [...own.rendered, ...beside.rendered], thrown: beside.thrown };
}

/** What `extend` does nobody can tell beforehand: it may read files. */
function taskOf(cluster: Cluster): Task {
  return {
    name: cluster.name,
    key: cluster.extend ? undefined : tryKey(cluster),
    render: () => synthesize(cluster),
  };
}
