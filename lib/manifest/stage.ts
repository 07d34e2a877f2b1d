import type { Manifest } from './manifest';

/** One file of a cluster's folder: the objects of one chart, applied together. */
export interface Stage {
  /** Name of the file without its ending, e.g. `30-gateways`; the number orders the files and is the first sync wave. */
  readonly id: string;
  readonly manifests: readonly Manifest[];
}
