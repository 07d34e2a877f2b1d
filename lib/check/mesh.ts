import type { Manifest } from '../manifest/manifest';
import { View } from '../manifest/view';
import type { Severity } from './finding';
import type { Target } from './target';

/** How a scalar stands in the file that an object was read from. */
export type ScalarAt = (on: Manifest, at: string) => { readonly text: string; readonly plain: boolean } | undefined;

/** What the schema or the CEL rules of an object's kind have against it. */
export interface Violation {
  readonly on: Manifest;
  readonly code: string;
  readonly at: string;
  readonly message: string;
  /** @default the severity of the rule of that code */
  readonly severity?: Severity;
  /** Whether the field takes a text and the value is none; rules do not see it then. */
  readonly expectsText?: true;
}

/** What rules read: every object in the input and every declared one, and what is known of the cluster. */
export class Mesh extends View {
  readonly violations: readonly Violation[];
  readonly scalarAt: ScalarAt;
  /** The objects that name no namespace, and stand in the one where they land when nobody names another. */
  readonly landed: ReadonlySet<object>;

  /** An object as it is written, with the nulls and the values of a wrong type that rules do not see. */
  readonly written: (on: Manifest) => Manifest;

  constructor(
    /** The objects that findings may name. */
    readonly judged: readonly Manifest[],
    /** Objects that are declared to exist in the cluster: they are joined with the others, and never reported. */
    readonly externals: readonly Manifest[],
    readonly target: Target,
    source: {
      readonly violations?: readonly Violation[];
      readonly scalarAt?: ScalarAt;
      readonly landed?: ReadonlySet<object>;
      readonly written?: (on: Manifest) => Manifest;
    } = {},
  ) {
    super([...judged, ...externals]);
    this.violations = source.violations ?? [];
    this.scalarAt = source.scalarAt ?? (() => undefined);
    this.landed = source.landed ?? new Set();
    this.written = source.written ?? ((on) => on);
  }
}
