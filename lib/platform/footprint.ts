/** What applying a cluster's objects takes: a digest of them that can be kept without them. It is plain data. */
export interface Footprint {
  readonly cluster: string;
}
