import { groupOf, type Manifest } from '../manifest/manifest';
import { isMapping, type Mapping } from '../manifest/mapping';
import { isTooDeep } from './schema/depth';
import { tryProperty } from './schema/field';
import { typeOf, typesOf } from './schema/json-type';
import { schemasOf } from './schema/served-schema';
import { storedSchema } from './schema/stored-schemas';
import type { StructuralSchema } from './structural-schema';

const texts: StructuralSchema = { type: 'object', additionalProperties: { type: 'string' } };

/** What holds for an object of any kind. */
const anyObject: StructuralSchema = {
  properties: { metadata: { type: 'object', properties: { labels: texts, annotations: texts } } },
};

/**
 * An object as rules can read it: without nulls and without values of another type than their field has, so that whatever
 * a rule finds, it finds as its types say. An object that the cluster's schema does not know all of is also held against
 * every other schema of its kind, since rules are typed by the newest.
 */
export function readable(manifest: Manifest, schema: StructuralSchema | undefined, isKnown: boolean): Manifest {
  if (isTooDeep(manifest)) return nameOnly(manifest);
  const others = isKnown ? [] : schemasOf(`${groupOf(manifest)}/${manifest.kind}`).map(storedSchema);
  return [schema ?? anyObject, ...others].reduce<Manifest>(
    (object, each) => withoutMistyped(object, each) as Manifest,
    manifest,
  );
}

function nameOnly({ apiVersion, kind, metadata: { name, namespace } }: Manifest): Manifest {
  return { apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } };
}

/** A value without what is of another type in it; the value itself where there is nothing of the kind. */
function withoutMistyped(value: unknown, schema: StructuralSchema): unknown {
  if (Array.isArray(value)) return schema.items ? listOf(value, schema.items) : value;
  return isMapping(value) ? mappingOf(value, schema) : value;
}

function listOf(list: readonly unknown[], items: StructuralSchema): readonly unknown[] {
  const kept = list.filter((item) => hasType(item, items));
  const read = kept.map((item) => withoutMistyped(item, items));
  return kept.length === list.length && read.every((item, index) => item === list[index]) ? list : read;
}

function mappingOf(mapping: Mapping, schema: StructuralSchema): Mapping {
  let copy: Record<string, unknown> | undefined;
  for (const [name, held] of Object.entries(mapping)) {
    const field = tryProperty(schema, name) ?? schema.additionalProperties;
    if (typeof field !== 'object') continue;
    const read = hasType(held, field) ? withoutMistyped(held, field) : undefined;
    if (read === held) continue;
    copy ??= { ...mapping };
    if (read === undefined) delete copy[name];
    else copy[name] = read;
  }
  return copy ?? mapping;
}

function hasType(value: unknown, schema: StructuralSchema): boolean {
  if (value === null) return false;
  const types = typesOf(schema);
  if (types.length === 0) return true;
  const type = typeOf(value);
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}
