import type { RegisterTypeDefinition } from '@marcbachmann/cel-js';

/** Functions that are added to CEL. A name with `_` at its end takes the place of the library's function without it. */
export interface Functions {
  /** Types of values that CEL itself has not, by name. */
  readonly types?: Readonly<Record<string, RegisterTypeDefinition>>;
  /** Words that functions are called on, such as `sets`, and the names that they have as receivers. */
  readonly namespaces?: Readonly<Record<string, string>>;
  /** By signature, in the form of the library; the first value is the receiver, if there is one. */
  readonly functions: Readonly<Record<string, (...values: never[]) => unknown>>;
}
