import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { home } from '../../home';
import type { StructuralSchema } from '../structural-schema';

/** A schema as `imports/schemas/` holds it: repeated parts stand in `definitions`, each after those that it refers to. */
interface Stored {
  readonly definitions: readonly Node[];
  readonly schema: Node;
}

interface Node {
  readonly $ref?: number;
  properties?: Record<string, Node>;
  items?: Node;
  additionalProperties?: Node | boolean;
}

const read = new Map<string, StructuralSchema>();

/** Reads one file of `imports/schemas/`, once. It is read when first needed: a mesh uses some twenty of the 280. */
export function storedSchema(file: string): StructuralSchema {
  const known = read.get(file) ?? resolved(JSON.parse(readFileSync(join(home, 'imports', 'schemas', file), 'utf8')));
  read.set(file, known);
  return known;
}

/** Puts the definitions in the place of their references; they are shared, not copied. */
function resolved({ definitions, schema }: Stored): StructuralSchema {
  for (const node of [...definitions, schema]) resolveParts(node, definitions);
  return schema as StructuralSchema;
}

function resolveParts(node: Node, definitions: readonly Node[]): void {
  const { properties, items, additionalProperties } = node;
  for (const name in properties) properties[name] = resolvedPart(properties[name], definitions);
  if (items) node.items = resolvedPart(items, definitions);
  if (typeof additionalProperties === 'object')
    node.additionalProperties = resolvedPart(additionalProperties, definitions);
}

/** A definition is resolved for itself, so only what stands in its own place is looked into. */
function resolvedPart(part: Node = {}, definitions: readonly Node[]): Node {
  if (part.$ref !== undefined) return definitions[part.$ref] ?? {};
  resolveParts(part, definitions);
  return part;
}
