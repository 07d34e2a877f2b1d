import { App } from 'cdk8s';
import type { Finding } from '../check/finding';
import { prove } from '../check/prove';
import { cluster as placeCharts } from '../cluster';
import type { Manifest } from '../manifest/manifest';
import type { ClusterSettings } from '../settings/cluster-settings';
import type { Cluster } from '../settings/resolve';
import { resolveClusters } from '../settings/resolve-clusters';
import { finishedStages } from '../synth/synth';
import { surroundingsOf } from './synth/surroundings';

/** A cluster as it would be written. */
export interface RenderedCluster {
  /** Its name in the settings. */
  readonly cluster: string;
  /** In the order in which they are applied. */
  readonly objects: readonly Manifest[];
  /** What the checks say of them; with an error among it, `synth` writes nothing. */
  readonly findings: readonly Finding[];
}

/**
 * The objects of clusters, and what the checks say of them, for tests of your own: nothing is written or printed.
 *
 * @throws where the settings cannot work, or an object cannot be written, with a line for each reason
 */
export function render(settings: readonly ClusterSettings[]): readonly RenderedCluster[] {
  const { clusters, faults } = resolveClusters(settings);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return clusters.map(renderedCluster);
}

function renderedCluster(cluster: Cluster): RenderedCluster {
  const { stages, faults } = finishedStages(appOf(cluster));
  if (faults.length > 0) throw new Error(faults.map(({ on, say }) => `${cluster.name}: ${on}: ${say}`).join('\n'));
  const { target, externals } = surroundingsOf(cluster);
  const objects = stages.flatMap(({ manifests }) => manifests);
  return { cluster: cluster.name, objects, findings: prove({ manifests: objects, externals }, target) };
}

/** Throws what `extend` throws, under the cluster's name: a fleet may share the function. */
function appOf(cluster: Cluster): App {
  const app = new App();
  try {
    placeCharts(app, cluster);
  } catch (cause) {
    throw new Error(`${cluster.name}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
  return app;
}
