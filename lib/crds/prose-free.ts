import type { Crd, CrdVersion } from './crd';
import { byPriority } from './version-priority';

/** A CRD without upstream's sentences and without what only a running cluster or `oc get` reads. */
export function proseFree({ apiVersion, kind, metadata, spec }: Crd): Crd {
  const { group, names, scope } = spec;
  // `cdk8s import` gives the plain class name to the version listed first.
  const versions = spec.versions.map(proseFreeVersion).sort((a, b) => byPriority(a.name, b.name));
  return { apiVersion, kind, metadata: { name: metadata.name }, spec: { group, names, scope, versions } };
}

/** A schema without the keywords that hold sentences. A property of the same name is no keyword and stays. */
export function proseFreeSchema(schema: unknown): unknown {
  if (!isMapping(schema)) return schema;
  const kept = Object.entries(schema).filter(([keyword, value]) => !PROSE.has(keyword) && !isVoid(keyword, value));
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, NESTED.get(keyword)?.(value) ?? value]));
}

const PROSE = new Set(['description', 'title', 'example', 'externalDocs']);

/** How a keyword that leads to schemas holds them. Any other holds plain data (`default`, `enum`), which is no schema. */
const NESTED = new Map<string, (value: unknown) => unknown>([
  ['properties', byName],
  ['patternProperties', byName],
  ['definitions', byName],
  ['items', proseFreeSchema],
  ['additionalProperties', proseFreeSchema],
  ['not', proseFreeSchema],
  ['allOf', each(proseFreeSchema)],
  ['anyOf', each(proseFreeSchema)],
  ['oneOf', each(proseFreeSchema)],
  ['x-kubernetes-validations', each(proseFreeRule)],
]);

function proseFreeVersion({ name, served, storage, deprecated, schema, subresources }: CrdVersion): CrdVersion {
  return {
    name,
    served,
    storage,
    ...(deprecated && { deprecated }),
    schema: { openAPIV3Schema: proseFreeSchema(schema.openAPIV3Schema) },
    ...(subresources !== undefined && { subresources }),
  };
}

/** A CEL rule without `message`, which is a sentence; `messageExpression` is code. */
function proseFreeRule(rule: unknown): unknown {
  const kept = ['rule', 'messageExpression', 'reason', 'fieldPath', 'optionalOldSelf'];
  return isMapping(rule) ? Object.fromEntries(Object.entries(rule).filter(([field]) => kept.includes(field))) : rule;
}

/**
 * Schemas under names, in code unit order: there `jwksUri` precedes its alias `jwks_uri`. `cdk8s import` makes one
 * property of the two and writes it under the name that it met first.
 */
function byName(schemas: unknown): unknown {
  if (!isMapping(schemas)) return schemas;
  const names = Object.keys(schemas).sort();
  return Object.fromEntries(names.map((name) => [name, proseFreeSchema(schemas[name])]));
}

function each(change: (item: unknown) => unknown): (list: unknown) => unknown {
  return (list) => (Array.isArray(list) ? list.map(change) : list);
}

/** Whether a keyword says nothing: `anyOf: null`, as the Route's CRD has it, is to the API server as if absent. */
function isVoid(keyword: string, value: unknown): boolean {
  return value === null && NESTED.has(keyword);
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
