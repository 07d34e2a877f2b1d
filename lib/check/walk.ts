import { key } from './path';

/** A text somewhere in an object. */
export interface Text {
  readonly at: string;
  /** The last step to it, `undefined` in a list. */
  readonly key: string | undefined;
  readonly text: string;
}

/** Every text in a value, in its order. */
export function* textsIn(value: unknown, at = '', lastKey?: string): Iterable<Text> {
  if (typeof value === 'string') yield { at, key: lastKey, text: value };
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* textsIn(item, `${at}[${index}]`);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, held] of Object.entries(value))
      yield* textsIn(held, at === '' ? name : `${at}${key(name)}`, name);
  }
}
