import { schemaIndex } from '../../imports/schema-index';
import { storedSchema } from '../check/schema/stored-schemas';
import type { StructuralSchema } from '../check/structural-schema';
import { groupOf, type Manifest } from '../manifest/manifest';
import { isOrdered, isPodTemplate, isUnordered } from '../platform/list-order';

/** A place in an object: the field that holds it, and what its API says of it. */
export interface Place {
  readonly group: string;
  readonly field: string;
  /** Whether it stands in a template of pods, in which every order counts. */
  readonly isInPods: boolean;
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
  return { group, field: '', isInPods: false, schema: file === undefined ? undefined : storedSchema(file) };
}

/** The place of a field in a map. */
export function fieldOf({ group, isInPods, schema }: Place, field: string): Place {
  const { properties = {}, additionalProperties } = schema ?? {};
  const own = Object.hasOwn(properties, field) ? properties[field] : additionalProperties;
  const isPods = isInPods || isPodTemplate(group, field);
  return { group, field, isInPods: isPods, schema: typeof own === 'object' ? own : undefined };
}

/** The place of any item of a list; it keeps the name of the list's field. */
export function itemOf({ schema, ...place }: Place): Place {
  return { ...place, schema: schema?.items };
}

/** How the list at a place is to be compared. */
export function listKindAt({ group, field, isInPods, schema }: Place): ListKind {
  const type = schema?.['x-kubernetes-list-type'];
  const declared = schema?.['x-kubernetes-list-map-keys'];
  const isFree = type === 'map' || type === 'set' || isUnordered(group, field);
  return {
    isOrdered: isInPods || isOrdered(field) || !isFree,
    keys: declared === undefined ? commonKeys : [...commonKeys.slice(0, 1), declared, ...commonKeys.slice(1)],
  };
}
