import type { StructuralSchema } from '../check/structural-schema';

/** A schema as it is stored: what occurs more than once stands in `definitions`, and `{ "$ref": 3 }` in its place. */
export interface StoredSchema {
  readonly definitions: readonly object[];
  readonly schema: object;
}

/** Below this length, a reference saves nothing. */
const SHORT = 40;

/** Stores a schema with each of its repeated parts (affinity, probes, header matches) written once. */
export function shareNodes(schema: StructuralSchema): StoredSchema {
  const counts = new Map<string, number>();
  count(schema, counts);
  const definitions: object[] = [];
  const positions = new Map<string, number>();
  const store = (node: StructuralSchema): object => {
    const text = JSON.stringify(node);
    if ((counts.get(text) ?? 0) < 2 || text.length < SHORT) return mapParts(node, store);
    // Parts are stored before the whole, so a definition refers to earlier ones only.
    const position = positions.get(text) ?? definitions.push(mapParts(node, store)) - 1;
    positions.set(text, position);
    return { $ref: position };
  };
  return { schema: mapParts(schema, store), definitions };
}

/** How often each distinct part occurs outside of larger ones that are repeated as a whole. */
function count(node: StructuralSchema, counts: Map<string, number>): void {
  const text = JSON.stringify(node);
  const seen = counts.get(text) ?? 0;
  counts.set(text, seen + 1);
  if (seen > 0) return;
  mapParts(node, (part) => {
    count(part, counts);
    return part;
  });
}

function mapParts(node: StructuralSchema, change: (part: StructuralSchema) => object): object {
  const { properties, items, additionalProperties } = node;
  return {
    ...node,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, change(part)])),
    }),
    ...(items && { items: change(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: change(additionalProperties) }),
  };
}
