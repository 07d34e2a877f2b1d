import { at } from '../check/path';
import type { Manifest } from '../manifest/manifest';
import { isMapping } from '../manifest/mapping';
import { HIDDEN, isSecret, withoutKnownSecrets } from '../report/secret';

type Steps = readonly (string | number)[];

/** A value of an object, where it stands there, with all that is secret in it hidden. */
export function withoutSecrets(value: unknown, on: Manifest, steps: Steps): unknown {
  if (Array.isArray(value)) return value.map((item, index) => withoutSecrets(item, on, [...steps, index]));
  if (isMapping(value)) {
    const entries = Object.entries(value).map(([key, held]) => [key, withoutSecrets(held, on, [...steps, key])]);
    return Object.fromEntries(entries);
  }
  if (value !== null && isSecret(on, at(...steps))) return HIDDEN;
  return typeof value === 'string' ? withoutKnownSecrets(value) : value;
}
