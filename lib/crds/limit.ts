import type { StructuralSchema } from '../check/structural-schema';

/** What Kubernetes enforces beyond its published definitions, by their names, e.g. `core.v1.ServicePort`. */
export type Limits = Readonly<Record<string, StructuralSchema>>;

/** Limits of the fields of a definition. */
export function fields(properties: Readonly<Record<string, StructuralSchema>>): StructuralSchema {
  return { properties };
}

/** One of these texts. */
export function choice(...values: readonly string[]): StructuralSchema {
  return { enum: values };
}

/** One of these texts, or the empty one, which Kubernetes reads as if the field were left out. */
export function defaulted(...values: readonly string[]): StructuralSchema {
  return choice(...values, '');
}

/** At most one of these fields. */
export function atMostOne(...names: readonly string[]): StructuralSchema {
  const required = names.map((name) => ({ required: [name] }));
  return { oneOf: [{ not: { anyOf: required } }, ...required] };
}

/** A list in which the values of these fields name an item. */
export function keyedBy(...keys: readonly string[]): StructuralSchema {
  return { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': keys };
}

/** A count of things, or of seconds. */
export const count: StructuralSchema = { minimum: 0 };

/** The number of a port. */
export const port: StructuralSchema = { minimum: 1, maximum: 65_535 };

/** The number of a port, or 0, which Kubernetes reads as if the field were left out. */
export const optionalPort: StructuralSchema = { minimum: 0, maximum: 65_535 };

/** What transports the traffic of a port. */
export const protocol = defaulted('TCP', 'UDP', 'SCTP');

/** A name that is one label of DNS. */
export const label: StructuralSchema = { maxLength: 63, pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' };

/** A definition with its limits; where both speak of a keyword, the limit holds. */
export function limited(schema: StructuralSchema, limit: StructuralSchema | undefined): StructuralSchema {
  if (limit === undefined) return schema;
  const { properties, items, required } = limit;
  return {
    ...schema,
    ...limit,
    ...(required && { required: [...new Set([...(schema.required ?? []), ...required])] }),
    ...(items && { items: limited(schema.items ?? {}, items) }),
    ...(properties && { properties: limitedFields(schema.properties ?? {}, properties) }),
  };
}

function limitedFields(
  properties: Readonly<Record<string, StructuralSchema>>,
  limits: Readonly<Record<string, StructuralSchema>>,
): Readonly<Record<string, StructuralSchema>> {
  const changed = Object.entries(limits).map(([name, limit]) => [name, limited(properties[name] ?? {}, limit)]);
  return { ...properties, ...Object.fromEntries(changed) };
}
