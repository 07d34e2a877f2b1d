import { groupOf, type Manifest } from '../../lib/manifest/manifest';
import { fieldsOf } from '../../lib/manifest/mapping';

/** The kind of an object, by group. */
export function kindOf(manifest: Manifest): string {
  return `${groupOf(manifest)}/${manifest.kind}`;
}

/** The objects of a list whose items nobody vouches for. */
export function itemsOf(list: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(list) ? list.map(fieldsOf) : [];
}

export function labelsOf(metadata: unknown): Readonly<Record<string, unknown>> {
  return fieldsOf(fieldsOf(metadata).labels);
}

/** A Secret in the way of `identity`. */
export function secretKey(namespace: unknown, name: unknown): string {
  return `core/Secret/${namespace}/${name}`;
}
