import type { Footprint } from '../platform/footprint';
import type { Told } from '../report/told';

/** What a folder of `dist/` is to hold, and what was said of it: plain data, which can be kept in place of the files. */
export interface Outcome {
  readonly objectCount: number;
  readonly footprint: Footprint;
  readonly findings: readonly StagedTold[];
  /** Name and checksum of each file. */
  readonly checksums: readonly (readonly [name: string, checksum: string])[];
}

/** A finding in plain values, and the stage in whose file its object stands. */
export interface StagedTold extends Told {
  readonly stage: string;
}
