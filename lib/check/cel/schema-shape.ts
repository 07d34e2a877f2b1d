import type { StructuralSchema } from '../structural-schema';

/** A field of an object, and the identifier under which rules see it: none where its name cannot be escaped. */
export interface Field {
  readonly name: string;
  readonly key: string | undefined;
  readonly schema: StructuralSchema;
}

const text: StructuralSchema = { type: 'string' };
const metadata: StructuralSchema = { type: 'object', properties: { name: text, generateName: text } };

/** Words of CEL that are no identifiers (kubernetes/apiserver, pkg/cel/escaping.go). */
const reserved = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

const resources = new WeakMap<StructuralSchema, StructuralSchema>();
const withRules = new WeakMap<StructuralSchema, boolean>();
const declared = new WeakMap<StructuralSchema, readonly Field[]>();

/** The schema of a whole object: beside what it declares, rules see apiVersion, kind, and of the metadata the names. */
export function asResource(schema: StructuralSchema): StructuralSchema {
  return remembered(resources, schema, () => {
    const properties = { ...schema.properties, apiVersion: text, kind: text, metadata };
    return { ...schema, type: 'object', properties };
  });
}

/** Whether a schema has a rule, or one below it. */
export function holdsRules(schema: StructuralSchema): boolean {
  return remembered(withRules, schema, () => {
    const { properties = {}, items, additionalProperties: values } = schema;
    const below = [...Object.values(properties), items, typeof values === 'object' ? values : undefined];
    const own = schema['x-kubernetes-validations'] ?? [];
    return own.length > 0 || below.some((child) => child !== undefined && holdsRules(child));
  });
}

/** The fields of an object: those declared, or in a map whatever it holds. What is in neither is not visible to rules. */
export function fieldsOf(schema: StructuralSchema, value: object): readonly Field[] {
  const { additionalProperties: values, properties = {} } = schema;
  if (typeof values === 'object') return Object.keys(value).map((name) => ({ name, key: name, schema: values }));
  return remembered(declared, schema, () =>
    Object.entries(properties).map(([name, child]) => ({ name, key: identifier(name), schema: child })),
  );
}

/** How rules write the name of a field that is no CEL identifier. */
function identifier(name: string): string | undefined {
  if (reserved.has(name)) return `__${name}__`;
  if (!/^[A-Za-z_./-][\w./-]*$/.test(name)) return undefined;
  return name.replace(/__|[./-]/g, (part) => `__${escapes[part as keyof typeof escapes]}__`);
}

const escapes = { __: 'underscores', '.': 'dot', '-': 'dash', '/': 'slash' } as const;

function remembered<Known>(
  known: WeakMap<StructuralSchema, Known>,
  schema: StructuralSchema,
  find: () => Known,
): Known {
  const earlier = known.get(schema);
  if (earlier !== undefined) return earlier;
  const found = find();
  known.set(schema, found);
  return found;
}
