import type { Manifest } from '../manifest/manifest';

/** `error`: the cluster refuses it or traffic breaks. `warning`: it works, but is probably not meant. */
export type Severity = 'error' | 'warning';

/** What a check says about one object. */
export interface Finding {
  /** As in docs/rules.md, e.g. `RTE002`. */
  readonly code: string;
  readonly severity: Severity;
  readonly on: Manifest;
  /** Path of the field, e.g. `spec.ports[0].name` or `metadata.labels["istio.io/rev"]`; empty for the object as a whole. */
  readonly at: string;
  /** What was got and what to write instead: lower case, values quoted, no final period. */
  readonly message: string;
  /** Further places where the same defect shows: what more general rules say there is the same finding. */
  readonly also?: readonly string[];
}
