import { isDeepStrictEqual } from 'node:util';
import { isMapping } from '../../lib/manifest/mapping';

/**
 * Where what is stored differs from what was applied, as Argo CD sees it: a field that was applied and is another or gone,
 * and any difference in a list. A field that is new in a map is not seen, since nobody applied it; nor is one in an item of
 * a list with keys, whose items are compared one by one.
 */
export function seenDifferences(
  applied: unknown,
  stored: unknown,
  keyedLists: ReadonlySet<string>,
  at = '',
): readonly string[] {
  if (isMapping(applied) && isMapping(stored)) {
    return Object.entries(applied).flatMap(([name, value]) =>
      seenDifferences(value, stored[name], keyedLists, `${at}.${name}`),
    );
  }
  const isKeyed = keyedLists.has(at.replace(/.*\./, ''));
  if (isKeyed && Array.isArray(applied) && Array.isArray(stored) && applied.length === stored.length) {
    return applied.flatMap((item, index) => seenDifferences(item, stored[index], keyedLists, `${at}.${index}`));
  }
  return isDeepStrictEqual(applied, stored)
    ? []
    : [`${at.slice(1)}: ${JSON.stringify(applied)} is stored as ${JSON.stringify(stored)}`];
}

/** The lists of a kind whose items have keys (kubernetes v1.30 `api/openapi-spec`, `x-kubernetes-list-map-keys`). */
export function keyedListsOf(kind: string): ReadonlySet<string> {
  return new Set(keyedLists[kind] ?? []);
}

const keyedLists: Readonly<Record<string, readonly string[]>> = {
  'apps/Deployment': [
    'containers',
    'env',
    'imagePullSecrets',
    'initContainers',
    'ports',
    'topologySpreadConstraints',
    'volumeMounts',
    'volumes',
  ],
  'core/Service': ['ports'],
};
