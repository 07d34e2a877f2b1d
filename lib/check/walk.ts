import { key } from './path';

/** A text somewhere in an object. */
export interface Text {
  readonly at: string;
  /** The last step to it, `undefined` in a list. */
  readonly key: string | undefined;
  readonly text: string;
}

/** Every text in a value, in its order. */
export function textsIn(value: unknown): readonly Text[] {
  const texts: Text[] = [];
  collect(value, '', undefined, texts);
  return texts;
}

function collect(value: unknown, at: string, lastKey: string | undefined, texts: Text[]): void {
  if (typeof value === 'string') texts.push({ at, key: lastKey, text: value });
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) collect(item, `${at}[${index}]`, undefined, texts);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, held] of Object.entries(value)) {
      collect(held, at === '' ? name : `${at}${key(name)}`, name, texts);
    }
  }
}
