import type { Manifest } from '../manifest/manifest';

/** What became of an object or of a field. */
export type ChangeKind = 'added' | 'changed' | 'removed';

/** One field of an object that is not what it was. */
export interface FieldChange {
  /** `moved` is an item of a list whose order counts, and that stands elsewhere in it; whatever else it is as well. */
  readonly kind: ChangeKind | 'moved';
  /** Where it stands, as findings write it, e.g. `spec.template.spec.containers[istio-proxy].image`. */
  readonly at: string;
  /**
   * The same, a step each: keys of maps, keys of list items, and where a list's items have no key, the index: that of the
   * new side, unless the item was removed.
   */
  readonly path: readonly (string | number)[];
  /** Values as they stand in the objects; where one moved, its indices; nothing secret, which is `(hidden)`. */
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
  /** The file in which it stood, where that is another one. */
  readonly oldStage?: string;
  /** As they stand in the files, but in canonical form, as the API server stores them. */
  readonly old?: Manifest;
  readonly new?: Manifest;
  /** What differs; none where the object was added or removed. */
  readonly fields: readonly FieldChange[];
}

/** What a change may do to what runs, in the order in which a reviewer wants to know of it. */
export const meaningNames = [
  'deletion',
  'immutable',
  'exposure',
  'revision',
  'control-plane',
  'traffic',
  'restart',
  'wait',
] as const;

/** What a change does to what runs. */
export type MeaningName = (typeof meaningNames)[number];

/** One thing that a change does to what runs. */
export interface Meaning {
  readonly name: MeaningName;
  /** One line, lower case, no final period, e.g. `restarts the pods of gateway istio-ingress/istio-ingressgateway`. */
  readonly say: string;
}
