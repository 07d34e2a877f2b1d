import type { Manifest } from '../../lib/manifest/manifest';

/** Something of a cluster: an object by its `identity`, or what comes of one, in words. */
export type Thing = string;

/** What an object needs at its turn, by what happens where it is missing. */
export interface Needs {
  /** Must be there, however broken: the API server, or a controller at once, looks for it. */
  readonly present?: readonly Thing[];
  /** Must work: the API server refuses the object without it, or pods start without what only a new pod can get. */
  readonly working?: readonly Thing[];
  /** Must work, or the object is Degraded, which fails a wave that another one follows. */
  readonly unbroken?: readonly Thing[];
  /** Must come to work, or the object progresses for ever, and with it a wave that another one follows. */
  readonly awaited?: readonly Thing[];
}

/** What is asked of the other objects of the cluster: the labels of namespaces, and what certificates issue. */
export interface Around {
  readonly namespaceLabels: (name: string) => Readonly<Record<string, unknown>>;
  readonly isIssued: (secret: Thing) => boolean;
}

/** What an object of one kind needs. */
export type NeedsOfKind = (object: Manifest, spec: Readonly<Record<string, unknown>>, around: Around) => Needs;
