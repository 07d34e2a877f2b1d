import { isMapping, type Mapping } from '../../manifest/mapping';
import type { StructuralSchema } from '../structural-schema';
import { isSet, tryProperty } from './field';
import { tryTypeMismatch } from './json-type';
import { tryNumberFault, tryStringFault } from './scalar';

/**
 * Whether a value meets a branch of `allOf`, `anyOf`, `oneOf` or `not`. A branch speaks of values only: it declares no
 * fields and has no defaults (Kubernetes documentation, "Specifying a structural schema").
 */
export function accepts(value: unknown, schema: StructuralSchema): boolean {
  return (
    tryTypeMismatch(value, schema) === undefined &&
    isListed(value, schema) &&
    (typeof value !== 'string' || tryStringFault(value, schema) === undefined) &&
    (typeof value !== 'number' || tryNumberFault(value, schema) === undefined) &&
    (!isMapping(value) || acceptsMapping(value, schema)) &&
    (!Array.isArray(value) || acceptsList(value, schema)) &&
    acceptsCombination(value, schema)
  );
}

/** Whether an enumeration, if there is one, has the value. */
export function isListed(value: unknown, { enum: listed }: StructuralSchema): boolean {
  return listed === undefined || listed.some((known) => known === value || isSame(known, value));
}

function isSame(known: unknown, value: unknown): boolean {
  return typeof known === 'object' && known !== null && JSON.stringify(known) === JSON.stringify(value);
}

function acceptsMapping(mapping: Mapping, schema: StructuralSchema): boolean {
  const { required = [], properties = {} } = schema;
  return (
    required.every((name) => isSet(mapping, name, tryProperty(schema, name))) &&
    Object.entries(properties).every(([name, part]) => !isSet(mapping, name, part) || accepts(mapping[name], part))
  );
}

function acceptsList(
  list: readonly unknown[],
  { items, minItems = 0, maxItems = Infinity }: StructuralSchema,
): boolean {
  if (list.length < minItems || list.length > maxItems) return false;
  return items === undefined || list.every((item) => accepts(item, items));
}

function acceptsCombination(value: unknown, { allOf = [], anyOf, oneOf, not }: StructuralSchema): boolean {
  const isAccepted = (branch: StructuralSchema) => accepts(value, branch);
  return (
    allOf.every(isAccepted) &&
    (anyOf === undefined || anyOf.some(isAccepted)) &&
    (oneOf === undefined || oneOf.filter(isAccepted).length === 1) &&
    (not === undefined || !isAccepted(not))
  );
}
