import { stepsOf } from '../check/path';
import type { Manifest } from '../manifest/manifest';
import type { Document } from './documents';
import type { Steps } from './objects';
import { Places, type Scalar } from './places';

/** A line that a person can go to. */
export interface Line {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

interface Origin {
  readonly document: Document;
  /** From the document to the object: nothing, or the way into a List. */
  readonly steps: Steps;
}

/** Where objects were read from. A document is parsed once more for its lines, which most runs never ask for. */
export class Origins {
  private readonly origins = new Map<Manifest, Origin>();
  private last?: { readonly document: Document; readonly places: Places };

  /** Keeps where an object stands. */
  add(manifest: Manifest, document: Document, steps: Steps): void {
    this.origins.set(manifest, { document, steps });
  }

  /** The file that an object was read from. */
  fileOf(on: Manifest): string {
    return this.originOf(on).document.file;
  }

  /** The line of a field, or of the nearest one around it where it is absent. */
  lineOf(on: Manifest, at: string): Line {
    const { document, steps } = this.originOf(on);
    return this.lineIn(document, [...steps, ...stepsOf(at)]);
  }

  /** The line of a value in a document. */
  lineIn(document: Document, steps: Steps): Line {
    return { file: document.file, line: document.line + this.placesOf(document).lineOf(steps) };
  }

  /** How a scalar stands in its file, or `undefined` where the object or the field is in none. */
  tryScalar(on: Manifest, at: string): Scalar | undefined {
    const origin = this.origins.get(on);
    return origin && this.placesOf(origin.document).tryScalar([...origin.steps, ...stepsOf(at)]);
  }

  private originOf(on: Manifest): Origin {
    const origin = this.origins.get(on);
    if (origin === undefined) throw new Error(`${on.kind}: was not read from a file`);
    return origin;
  }

  /** Questions come object by object, so remembering one document is enough. */
  private placesOf(document: Document): Places {
    if (this.last?.document !== document) this.last = { document, places: new Places(document.text) };
    return this.last.places;
  }
}
