import { isMapping, type Mapping } from '../../manifest/mapping';
import type { StructuralSchema } from '../structural-schema';
import { isSet, tryProperty } from './field';

/**
 * A value as the API server validates it: with the defaults of its schema, also in the place of a null that the schema
 * does not allow (kubernetes/apiextensions-apiserver pkg/apiserver/schema/defaulting).
 */
export function withDefaults(value: unknown, schema: StructuralSchema): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { items } = schema;
  if (Array.isArray(value))
    return items ? value.map((item) => withDefaults(item ?? items.default ?? item, items)) : value;
  return isMapping(value) ? withFieldDefaults(value, schema) : value;
}

function withFieldDefaults(mapping: Mapping, schema: StructuralSchema): Mapping {
  const { additionalProperties } = schema;
  const given = Object.entries(mapping).map(([name, held]) => {
    const field = tryProperty(schema, name) ?? additionalProperties;
    return [name, typeof field === 'object' ? withDefaults(held, field) : held] as const;
  });
  const defaulted = fieldsWithDefault(schema)
    .filter(([name, field]) => !isSet(mapping, name, field))
    .map(([name, field]) => [name, withDefaults(field.default, field)] as const);
  return Object.fromEntries([...given, ...defaulted]);
}

type Fields = readonly (readonly [name: string, schema: StructuralSchema])[];

const known = new WeakMap<StructuralSchema, Fields>();

/** Few of a schema's fields have a default, and every object of a kind asks for them. */
function fieldsWithDefault(schema: StructuralSchema): Fields {
  const held =
    known.get(schema) ?? Object.entries(schema.properties ?? {}).filter(([, field]) => field.default !== undefined);
  known.set(schema, held);
  return held;
}
