import { closest, distance } from 'fastest-levenshtein';
import type { StructuralSchema } from '../structural-schema';
import { quoted, shortList } from './json-type';
import { fieldAt, tryProperty } from './mapping';

/** A field whose name is in more places than this could mean any of them. */
const FEW = 2;
/** A longer name is no slip of a finger. */
const LONGEST_NAME = 64;

/** What to say of a field that its schema does not have: a name that is near, the place that has the name, or the names. */
export function unknownFieldMessage(
  name: string,
  schema: StructuralSchema,
  at: string,
  root: StructuralSchema,
): string {
  return `unknown field ${quoted(name)}${hint(name, schema, at, root)}`;
}

function hint(name: string, schema: StructuralSchema, at: string, root: StructuralSchema): string {
  const known = Object.keys(schema.properties ?? {});
  if (name.length > LONGEST_NAME) return '; remove it';
  const near = tryNearest(name, known);
  if (near !== undefined && near.toLowerCase() === name.toLowerCase()) return `; did you mean "${near}"?`;
  const places = placesOf(name, schema, at) ?? placesOf(name, root, '');
  if (places !== undefined) return `; did you mean ${places.join(' or ')}?`;
  if (near !== undefined) return `; did you mean "${near}"?`;
  return known.length === 0 ? '; no field is known here' : `; known here: ${shortList(known)}`;
}

/** The known name that was probably meant; in a long name more letters may be wrong. */
function tryNearest(name: string, known: readonly string[]): string | undefined {
  const nearest = known.length === 0 ? undefined : closest(name, known);
  return nearest !== undefined && distance(name, nearest) <= Math.max(1, name.length / 3) ? nearest : undefined;
}

/** Where below a schema a field of this name is declared: the paths of the fewest steps, if they are few. */
function placesOf(name: string, schema: StructuralSchema, at: string): readonly string[] | undefined {
  const seen = new Set<StructuralSchema>();
  let level: readonly (readonly [StructuralSchema, string])[] = [[schema, at]];
  while (level.length > 0) {
    const found = level.filter(([node]) => tryProperty(node, name)).map(([, path]) => fieldAt(path, name));
    if (found.length > 0) return found.length <= FEW ? found : undefined;
    level = level.flatMap(([node, path]) => parts(node, path)).filter(([node]) => !seen.has(node) && seen.add(node));
  }
  return undefined;
}

/** The parts of a schema, and where they stand. */
function parts({ properties, items, additionalProperties }: StructuralSchema, at: string) {
  const below = Object.entries(properties ?? {}).map(([name, node]) => [node, fieldAt(at, name)] as const);
  if (items) below.push([items, `${at}[]`]);
  if (typeof additionalProperties === 'object') below.push([additionalProperties, `${at}.*`]);
  return below;
}
