import { App } from 'cdk8s';
import { argoCD as placeCharts } from '../../../lib/argo-cd';
import { cluster as placeCluster } from '../../../lib/cluster';
import type { Manifest } from '../../../lib/manifest/manifest';
import type { Stage } from '../../../lib/manifest/stage';
import { View } from '../../../lib/manifest/view';
import type { Footprint } from '../../../lib/platform/footprint';
import type { ArgoCDSettings } from '../../../lib/settings/argo-cd/argo-cd-settings';
import type { ClusterSettings } from '../../../lib/settings/cluster-settings';
import { resolveClusters } from '../../../lib/settings/resolve-clusters';
import { resolveDelivery } from '../../../lib/settings/resolve-delivery';
import { footprintOf } from '../../../lib/synth/footprint';
import { finishedStages } from '../../../lib/synth/synth';

export const repoURL = 'https://git.acme.org/platform/mesh.git';

/** The files of clusters, and those of Argo CD, as objects. */
export interface Delivered {
  readonly clusters: ReadonlyMap<string, readonly Stage[]>;
  readonly footprints: readonly Footprint[];
  readonly stages: readonly Stage[];
  readonly view: View;
}

/** Everything that is delivered. @throws where the settings are faulty */
export function delivered(settings: readonly ClusterSettings[], argoCD: Partial<ArgoCDSettings> = {}): Delivered {
  const { clusters, faults } = resolveClusters(settings);
  const delivery = resolveDelivery({ argoCD: { repoURL, ...argoCD } }, clusters);
  if (!delivery.argoCD || faults.length + delivery.faults.length > 0) {
    throw new Error([...faults, ...delivery.faults].join('\n'));
  }
  const rendered = clusters.map((cluster) => {
    const app = new App();
    placeCluster(app, cluster);
    return [cluster.name, finishedStages(app).stages] as const;
  });
  const app = new App();
  const footprints = rendered.map(([name, stages]) => footprintOf(name, stages));
  placeCharts(app, delivery.argoCD, clusters, footprints);
  const { stages } = finishedStages(app);
  return { clusters: new Map(rendered), footprints, stages, view: new View(manifestsOf(stages)) };
}

export function manifestsOf(stages: readonly Stage[]): readonly Manifest[] {
  return stages.flatMap(({ manifests }) => manifests);
}

/** Each cluster but the first as one that Argo CD knows by a name. */
export function withDestinations(settings: readonly ClusterSettings[]): readonly ClusterSettings[] {
  return settings.map((cluster, i) => (i === 0 ? cluster : { ...cluster, destination: { name: cluster.name } }));
}
