import type { Fault } from '../fault';
import { isMap } from './merge';

/**
 * Helm values that are written, and that a setting decides otherwise. Lists are strung together and never at odds, and of
 * what has another type the schema says more.
 */
export function* judgeContradictions(derived: object, given: unknown, at: string, setting: string): Iterable<Fault> {
  if (!isMap(given)) return;
  for (const [key, decided] of Object.entries(derived)) {
    const written = given[key];
    if (isMap(decided)) yield* judgeContradictions(decided, written, `${at}.${key}`, setting);
    else if (typeof written === typeof decided && typeof written !== 'object' && written !== decided)
      yield { at: `${at}.${key}`, say: `${setting} decides this (${JSON.stringify(decided)}); remove it` };
  }
}
