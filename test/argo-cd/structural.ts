import type { StructuralSchema } from '../../lib/check/structural-schema';
import { isMapping } from '../../lib/manifest/mapping';

/**
 * A custom resource as the API server stores it, by the schema of its CRD: what the schema does not know is pruned, a null
 * that it does not allow is taken for absent, and defaults are filled in from the outside to the inside, wherever what is
 * around them is there (kubernetes/apiextensions-apiserver `pkg/apiserver/schema/{pruning,defaulting}`).
 */
export function stored(value: unknown, schema: StructuralSchema): unknown {
  if (Array.isArray(value)) return schema.items ? value.map((item) => stored(item, schema.items ?? {})) : value;
  if (!isMapping(value)) return value;
  const { properties = {}, additionalProperties } = schema;
  const names = new Set([...Object.keys(value), ...Object.keys(properties)]);
  const entries = [...names].flatMap((name) => {
    const field = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const given = isNothing(value[name], field) ? field?.default : value[name];
    if (given === undefined) return [];
    if (field) return [[name, stored(given, field)] as const];
    if (typeof additionalProperties === 'object') return [[name, stored(given, additionalProperties)] as const];
    return isOpen(schema) ? [[name, given] as const] : [];
  });
  return Object.fromEntries(entries);
}

function isNothing(value: unknown, field: StructuralSchema | undefined): boolean {
  return value === undefined || (value === null && field?.nullable !== true);
}

/** Whether fields stay that the schema does not list: it says so, or it lists none at all, as that of `metadata`. */
function isOpen(schema: StructuralSchema): boolean {
  return (
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema.additionalProperties === true ||
    schema['x-kubernetes-embedded-resource'] === true
  );
}
