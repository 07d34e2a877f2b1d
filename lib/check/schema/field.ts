import type { Mapping } from '../../manifest/mapping';
import { key } from '../path';
import type { StructuralSchema } from '../structural-schema';

/** The schema of a field, if it is declared; `constructor` is no field of every schema. */
export function tryProperty(schema: StructuralSchema, name: string): StructuralSchema | undefined {
  const { properties } = schema;
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/**
 * Whether a field has a value. One that is null although its schema has no null is dropped before validation, of a custom
 * resource (kubernetes/apiextensions-apiserver pkg/apiserver/schema/defaulting) as of a built-in kind (Go's decoder).
 */
export function isSet(mapping: Mapping, name: string, schema: StructuralSchema | undefined): boolean {
  if (!Object.hasOwn(mapping, name)) return false;
  return mapping[name] !== undefined && (mapping[name] !== null || schema?.nullable === true);
}

/** The path of a field of what stands at a path. */
export function fieldAt(at: string, name: string): string {
  return at === '' ? key(name).replace(/^\./, '') : at + key(name);
}
