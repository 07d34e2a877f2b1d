import { App } from 'cdk8s';
import type { Target } from '../../lib/check/target';
import { cluster as placeCharts } from '../../lib/cluster';
import { surroundingsOf } from '../../lib/commands/synth/surroundings';
import type { Manifest } from '../../lib/manifest/manifest';
import type { Stage } from '../../lib/manifest/stage';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import { resolveClusters } from '../../lib/settings/resolve-clusters';
import { finishedStages } from '../../lib/synth/synth';
import { clustersOf, examples, onRelease, releases } from '../every-example';

/** A cluster as it is written, and what it stands among. */
export interface RenderedCluster {
  readonly title: string;
  readonly target: Target;
  readonly externals: readonly Manifest[];
  readonly stages: readonly Stage[];
}

/** Clusters as they are written; none where the settings are refused. */
export function renderedClusters(title: string, settings: readonly ClusterSettings[]): readonly RenderedCluster[] {
  const { clusters, faults } = resolveClusters(settings);
  if (faults.length > 0) return [];
  return clusters.map((cluster) => {
    const app = new App();
    placeCharts(app, cluster);
    const { target, externals } = surroundingsOf(cluster);
    return { title: `${title}: ${cluster.name}`, target, externals, stages: finishedStages(app).stages };
  });
}

/** The clusters of every example on every release that supports it. */
export async function everyExample(): Promise<readonly RenderedCluster[]> {
  const all: RenderedCluster[] = [];
  for (const example of examples) {
    const clusters = await clustersOf(example);
    for (const release of releases) {
      const settings = clusters.map((cluster) => onRelease(cluster, release));
      all.push(...renderedClusters(`${example} on ${release}`, settings));
    }
  }
  return all;
}

export function objectsIn({ stages }: RenderedCluster): readonly Manifest[] {
  return stages.flatMap(({ manifests }) => manifests);
}
