/** Something that this folder does not bring and that must be there. */
export interface Need {
  /** What it is and where, as the start of a sentence. */
  readonly what: string;
  /** What it holds or does, and why it is not here. */
  readonly why: string;
  /** Shows whether it is there. */
  readonly command: string;
}
