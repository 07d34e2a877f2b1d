import type { OpenShiftReleaseName } from '../platform/openshift';
import type { OssmReleaseName } from '../platform/ossm';

/**
 * The settings' own types, as data: what `read` needs to name a misspelt setting at synth time, where no compiler runs.
 * `ShapeOf` keeps each shape equal to its type: a key missing there, or one too many, does not compile.
 *
 * A shape is the name of a JavaScript type, a choice of texts, a list of one shape, or a map of keys: optional ones with
 * `?`, and `*` alone for any key.
 */
export type Shape =
  | 'string'
  | 'number'
  | 'boolean'
  | 'object'
  | 'function'
  | Choice
  | readonly [Shape]
  | { readonly [key: string]: Shape };

/** Texts of which one is given. A map, since a type can ask for every key of one, and for none but those. */
export type Choice<T extends string = string> = { readonly [Text in T]: true };

/** The one shape that a type has; `object` stands for any map that is judged elsewhere (Helm values, by their CRD). */
export type ShapeOf<T> = [T] extends [string]
  ? ShapeOfText<T>
  : [T] extends [number]
    ? 'number'
    : [T] extends [boolean]
      ? 'boolean'
      : T extends (...args: never[]) => unknown
        ? 'function'
        : T extends readonly (infer E)[]
          ? readonly [ShapeOf<E>]
          :
              | 'object'
              | {
                  readonly [K in keyof T & string as undefined extends T[K] ? `${K}?` : K]-?: ShapeOf<
                    Exclude<T[K], undefined>
                  >;
                };

/** Names of releases are any text here: the tables that know them have more to say. */
type ShapeOfText<T extends string> = string extends T
  ? 'string'
  : [T] extends [OpenShiftReleaseName | OssmReleaseName]
    ? 'string'
    : Choice<T>;
