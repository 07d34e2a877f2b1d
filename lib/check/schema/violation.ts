/** What the schema of a kind says against an object. */
export interface SchemaViolation {
  /** `API001`: unknown kind or version; `API003`: unknown field; `API004`: a value that the schema refuses. */
  readonly code: 'API001' | 'API003' | 'API004';
  /** Path of the field, e.g. `metadata.labels["istio.io/rev"]`; empty for the object as a whole. */
  readonly at: string;
  readonly message: string;
  /** Whether the field takes a text and the value is none. */
  readonly expectsText?: true;
  /** The cluster may take what the schema, which is older, does not. @default the severity of the rule of that code */
  readonly severity?: 'warning';
  /** No release known here serves the kind, so nothing can be said of its fields. */
  readonly unknownKind?: true;
}

/** More than this many findings on one object come from one mistake, or from no person. */
const MOST = 50;

/** The violations of one object, as they are found. */
export class Violations {
  readonly #found: SchemaViolation[] = [];

  /** Adds what the function makes; it is not called once there are enough, because naming a remedy costs a search. */
  add(make: () => SchemaViolation): void {
    if (this.#found.length < MOST) this.#found.push(make());
    else if (this.#found.length === MOST)
      this.#found.push({ code: 'API004', at: '', message: `has more than ${MOST} findings; correct the others first` });
  }

  get found(): readonly SchemaViolation[] {
    return this.#found;
  }
}
