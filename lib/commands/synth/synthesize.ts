import { App } from 'cdk8s';
import { cluster as placeCharts } from '../../cluster';
import type { Cluster } from '../../settings/resolve';
import { type Synthesis, synth } from '../../synth/synth';
import { surroundingsOf } from './surroundings';

/** A cluster's settings as the text of its files: where the building line ends and the checking line begins. */
export function synthesize(cluster: Cluster): Synthesis {
  const app = new App();
  placeCharts(app, cluster);
  return synth(cluster.name, app, surroundingsOf(cluster));
}
