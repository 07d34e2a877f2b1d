import type { StructuralSchema } from '../check/structural-schema';
import { clusterLimits } from './cluster-limits';
import { type Limits, limited } from './limit';
import { optionalFields } from './optional-fields';
import { podLimits } from './pod-limits';
import { byPriority } from './version-priority';
import { workloadLimits } from './workload-limits';

/** One kind in one version, and the schema that judges it. */
export interface KindSchema {
  /** As `group/Kind`; the group without a name is `core`. */
  readonly kind: string;
  readonly version: string;
  readonly schema: StructuralSchema;
}

/** A node of Kubernetes' published OpenAPI, which unlike a CRD refers to named definitions. */
interface Definition extends StructuralSchema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Definition>>;
  readonly items?: Definition;
  readonly additionalProperties?: Definition | boolean;
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
}

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Kubernetes' published definitions, by name. */
export type Definitions = Readonly<Record<string, Definition>>;

const PREFIX = '#/definitions/';
const META = 'io.k8s.apimachinery.pkg.apis.meta.v1.';

/**
 * Types that read JSON in their own way; the published schema describes only the common case
 * (kubernetes/apimachinery pkg/api/resource/quantity.go, pkg/util/intstr/intstr.go, pkg/runtime/types.go).
 */
const SPECIAL: Readonly<Record<string, StructuralSchema>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { 'x-kubernetes-int-or-string': true, format: 'quantity' },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { 'x-kubernetes-int-or-string': true },
  'io.k8s.apimachinery.pkg.runtime.RawExtension': { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  [`${META}FieldsV1`]: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
};

/** What the API server enforces in Go, and its published definitions do not say. */
export const limits: Limits = { ...podLimits, ...workloadLimits, ...clusterLimits };

/** The kinds that Kubernetes itself serves, out of its published definitions. */
export function builtInSchemas(definitions: Definitions): readonly KindSchema[] {
  return Object.entries(definitions)
    .filter(([, { properties }]) => refersTo(properties?.metadata, 'ObjectMeta'))
    .flatMap(([name, definition]) => (definition['x-kubernetes-group-version-kind'] ?? []).map((id) => ({ name, id })))
    .map(({ name, id: { group, kind, version } }) => ({
      kind: `${group || 'core'}/${kind}`,
      version,
      schema: structural({ $ref: PREFIX + name }, definitions, []),
    }))
    .sort((a, b) => byPriority(a.version, b.version));
}

/** The schema of `metadata`, which is the same for every kind. */
export function objectMeta(definitions: Definitions): StructuralSchema {
  return structural({ $ref: `${PREFIX}${META}ObjectMeta` }, definitions, []);
}

function refersTo(node: Definition | undefined, name: string): boolean {
  return node?.$ref === `${PREFIX}${META}${name}`;
}

/** A definition in the words of a CRD: the references replaced by what they name. */
function structural(node: Definition, definitions: Definitions, within: readonly string[]): StructuralSchema {
  const name = node.$ref?.slice(PREFIX.length);
  if (name === undefined) return withParts(node, (part) => structural(part, definitions, within));
  // Only the schema inside a CustomResourceDefinition holds itself; its deeper levels are not judged.
  if (within.includes(name)) return { 'x-kubernetes-preserve-unknown-fields': true };
  return (
    SPECIAL[name] ?? enforced(structural(definitions[name] ?? {}, definitions, [...within, name]), shortName(name))
  );
}

/** The name of a definition without the package that it stands in, e.g. `core.v1.Service`. */
export function shortName(definition: string): string {
  return definition.replace(/^io\.k8s\.(?:api|.*\.apis)\./, '');
}

/** A definition as the API server holds objects against it. */
function enforced(schema: StructuralSchema, name: string): StructuralSchema {
  const required = schema.required?.filter((field) => !optionalFields[name]?.includes(field));
  return limited(required ? { ...schema, required } : schema, limits[name]);
}

/**
 * A node with only the keywords that the API server enforces when a built-in kind is created. List types are not among
 * them: they rule server-side apply, and an environment variable set twice is legal in a Deployment.
 */
function withParts(node: Definition, part: (node: Definition) => StructuralSchema): StructuralSchema {
  const { type, format, required, additionalProperties, items, properties } = node;
  const kept = { type, format, required, enum: node.enum };
  if (Object.values(node).length === 0) return { 'x-kubernetes-preserve-unknown-fields': true };
  return {
    ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, part(property)])),
    }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: part(additionalProperties) }),
    ...(items && { items: part(items) }),
  };
}
