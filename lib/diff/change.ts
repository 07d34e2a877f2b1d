import type { Manifest } from '../manifest/manifest';

/** What became of an object or of a field. */
export type ChangeKind = 'added' | 'changed' | 'removed';

/** One field of an object that is not what it was. */
export interface FieldChange {
  readonly kind: ChangeKind;
  /** Where it stands, as findings write it, e.g. `spec.template.spec.containers[istio-proxy].image`. */
  readonly at: string;
  /** The same, a step each: keys of maps, keys of list items, indices. */
  readonly path: readonly (string | number)[];
  readonly old?: unknown;
  readonly new?: unknown;
}

/** One object that is not what it was. */
export interface ObjectChange {
  readonly kind: ChangeKind;
  /** The folder of `dist/` in which it stands: a cluster, or `argocd`. */
  readonly cluster: string;
  /** The file in which it stands, without its ending, e.g. `30-gateways`. */
  readonly stage: string;
  readonly old?: Manifest;
  readonly new?: Manifest;
  /** What differs; none where the object was added or removed. */
  readonly fields: readonly FieldChange[];
}

/** What a change does to what runs, in the order in which a reviewer wants to know of it. */
export type MeaningName =
  | 'deletion'
  | 'immutable'
  | 'exposure'
  | 'revision'
  | 'control-plane'
  | 'traffic'
  | 'restart'
  | 'wait';

/** One thing that a change does to what runs. */
export interface Meaning {
  readonly name: MeaningName;
  /** One line, lower case, no final period, e.g. `restarts the pods of gateway istio-ingress/istio-ingressgateway`. */
  readonly say: string;
}
