/** A setting that cannot work: where it stands and what to write instead. */
export interface Fault {
  /** Path of the setting, e.g. `controlPlanes[0].version`. */
  readonly at: string;
  /** Lower case, values quoted, no final period. */
  readonly say: string;
}
