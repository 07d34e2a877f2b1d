import type { StructuralSchema } from '../check/structural-schema';
import { builtInSchemas, type Definitions, type KindSchema, objectMeta } from './built-in-schemas';
import { type Crd, kindOf } from './crd';

/** What the schema check needs to know of one version of a kind: its schema with what the API server adds to every one. */
export function checkedSchemas(crd: Crd, definitions: Definitions): readonly KindSchema[] {
  const metadata = objectMeta(definitions);
  return crd.spec.versions
    .filter(({ served }) => served)
    .map(({ name, schema, subresources }) => ({
      kind: kindOf(crd),
      version: name,
      schema: withStatusOpen(
        withTypeMeta(schema.openAPIV3Schema as StructuralSchema, metadata),
        hasStatus(subresources),
      ),
    }));
}

/** The same of the kinds that Kubernetes itself serves. */
export function checkedBuiltIns(definitions: Definitions): readonly KindSchema[] {
  return builtInSchemas(definitions).map(({ schema, ...id }) => ({ ...id, schema: withStatusOpen(schema, true) }));
}

/**
 * A CRD leaves apiVersion, kind and metadata of its objects, and of resources embedded in them, to the API server
 * (kubernetes/apiextensions-apiserver pkg/apiserver/schema/objectmeta), which reads them as it does those of any kind.
 */
function withTypeMeta(root: StructuralSchema, metadata: StructuralSchema): StructuralSchema {
  const own = root.properties?.metadata?.properties ?? {};
  return {
    ...root,
    type: 'object',
    properties: {
      ...root.properties,
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { ...metadata, properties: { ...metadata.properties, ...own } },
    },
  };
}

/** Where `status` is a subresource, the API server drops what a manifest says about it before it validates. */
function withStatusOpen(root: StructuralSchema, isSubresource: boolean): StructuralSchema {
  if (!isSubresource || root.properties?.status === undefined) return root;
  const status = { 'x-kubernetes-preserve-unknown-fields': true };
  return { ...root, properties: { ...root.properties, status } };
}

function hasStatus(subresources: unknown): boolean {
  return typeof subresources === 'object' && subresources !== null && 'status' in subresources;
}
