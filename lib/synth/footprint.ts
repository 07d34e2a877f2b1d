import type { Stage } from '../manifest/stage';
import type { Footprint } from '../platform/footprint';

/** What applying the objects of a cluster takes. */
export function footprintOf(cluster: string, _stages: readonly Stage[]): Footprint {
  return { cluster };
}
