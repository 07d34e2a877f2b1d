import { distance } from 'fastest-levenshtein';
import { tryNearest } from '../../nearest';
import { newerFields } from '../../platform/newer-kubernetes';
import { kubernetesTitle } from '../../platform/served-apis';
import type { StructuralSchema } from '../structural-schema';
import { fieldAt, tryProperty } from './field';
import { quoted, shortList } from './json-type';
import type { SchemaViolation } from './violation';

/** A field whose name is in more places than this could mean any of them. */
const FEW = 2;
/** The letters by which a slip of a finger misses a name, at most. */
const SLIP = 2;
/** A longer name is no slip of a finger. */
const LONGEST_NAME = 64;

/** By what an unknown field is judged beside the schema that it stands in. */
interface Known {
  readonly root: StructuralSchema;
  /** Whether the cluster may know fields that the schema, which is older, does not. @default false */
  readonly isOutdated?: boolean;
}

/** What to say of a field that its schema does not have: a name that is near, the place that has the name, or the names. */
export function unknownField(name: string, schema: StructuralSchema, at: string, known: Known): SchemaViolation {
  const unknown = { code: 'API003', at: fieldAt(at, name) } as const;
  if (known.isOutdated && isMaybeNew(name, schema, at)) {
    const message = `unknown field ${quoted(name)}; not in ${kubernetesTitle}, whose schema judges it; see that the cluster has it`;
    return { ...unknown, message, severity: 'warning' };
  }
  return { ...unknown, message: `unknown field ${quoted(name)}${hint(name, schema, at, known.root)}` };
}

/** Where the cluster may know more fields than the schema: neither misspelt, nor one that belongs elsewhere. */
function isMaybeNew(name: string, schema: StructuralSchema, at: string): boolean {
  // What metadata has is the same in every release.
  if (/(?:^|\.)metadata$/.test(at)) return false;
  if (newerFields.some((field) => field.test(fieldAt(at, name)))) return true;
  return trySlip(name, Object.keys(schema.properties ?? {})) === undefined && placesOf(name, schema, at) === undefined;
}

function trySlip(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const letters = name.toLowerCase();
  const most = Math.min(SLIP, letters.length / 2);
  return known.find((each) => distance(letters, each.toLowerCase()) <= most);
}

function hint(name: string, schema: StructuralSchema, at: string, root: StructuralSchema): string {
  const known = Object.keys(schema.properties ?? {});
  if (name.length > LONGEST_NAME) return '; remove it';
  // In a long name more letters may be wrong.
  const near = tryNearest(name, known, Math.max(1, name.length / 3));
  if (near !== undefined && near.toLowerCase() === name.toLowerCase()) return `; did you mean "${near}"?`;
  const places = placesOf(name, schema, at) ?? placesOf(name, root, '');
  if (places !== undefined) return `; did you mean ${places.join(' or ')}?`;
  if (near !== undefined) return `; did you mean "${near}"?`;
  return known.length === 0 ? '; no field is known here' : `; known here: ${shortList(known)}`;
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
