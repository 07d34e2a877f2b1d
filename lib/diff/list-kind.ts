import { schemaIndex } from '../../imports/schema-index';
import { storedSchema } from '../check/schema/stored-schemas';
import type { StructuralSchema } from '../check/structural-schema';
import { groupOf, type Manifest } from '../manifest/manifest';
import { isUnordered } from '../platform/list-order';

/** A place in an object: the field that holds it, and what its API says of it. */
export interface Place {
  readonly group: string;
  readonly field: string;
  readonly schema?: StructuralSchema;
}

/** How the items of a list are told apart. */
export interface ListKind {
  readonly isOrdered: boolean;
  /** Paths of fields, in the order of preference, that may name an item. */
  readonly keys: readonly (readonly string[])[];
}

/** What names the items of lists whose API declares no key, or not the one that people call them by. */
const commonKeys: readonly (readonly string[])[] = [
  ['name'],
  ['port.name'],
  ['mountPath'],
  ['containerPort'],
  ['destination.host', 'destination.subset'],
  ['destination.host'],
];

/** The root of an object. Its schema is that of the newest release that knows the kind: lists do not change theirs. */
export function rootOf(manifest: Manifest): Place {
  const group = groupOf(manifest);
  const kind = `${group}/${manifest.kind}`;
  const version = manifest.apiVersion.slice(manifest.apiVersion.indexOf('/') + 1);
  const served = Object.values(schemaIndex).findLast((source) => Object.hasOwn(source, kind))?.[kind] ?? {};
  const file = Object.hasOwn(served, version) ? served[version] : Object.values(served)[0];
  return { group, field: '', schema: file === undefined ? undefined : storedSchema(file) };
}

/** The place of a field in a map. */
export function fieldOf({ group, schema }: Place, field: string): Place {
  const { properties = {}, additionalProperties } = schema ?? {};
  const own = Object.hasOwn(properties, field) ? properties[field] : additionalProperties;
  return { group, field, schema: typeof own === 'object' ? own : undefined };
}

/** The place of any item of a list; it keeps the name of the list's field. */
export function itemOf({ group, field, schema }: Place): Place {
  return { group, field, schema: schema?.items };
}

/** How the list at a place is to be compared. */
export function listKindAt({ group, field, schema }: Place): ListKind {
  const type = schema?.['x-kubernetes-list-type'];
  const declared = schema?.['x-kubernetes-list-map-keys'];
  return {
    isOrdered: type !== 'map' && type !== 'set' && !isUnordered(group, field),
    keys: declared === undefined ? commonKeys : [...commonKeys.slice(0, 1), declared, ...commonKeys.slice(1)],
  };
}
