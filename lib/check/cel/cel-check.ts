import type { Manifest } from '../../manifest/manifest';
import { isMapping, type Mapping } from '../../manifest/mapping';
import { at as pathOf } from '../path';
import type { CelRule, StructuralSchema } from '../structural-schema';
import { programOf } from './program';
import { refusals } from './refusal';
import { asResource, type Field, fieldsOf, holdsRules } from './schema-shape';
import { exceedsLimits, invalid, scalarOf } from './value';

/** What an `x-kubernetes-validations` rule of a CRD says about an object. */
export interface CelViolation {
  /** Path of the field, e.g. `spec.servers[0].tls`; empty for the object as a whole. */
  readonly at: string;
  readonly message: string;
  readonly code: 'API004';
}

/**
 * What the CEL rules of a schema say about an object, judged as the API server does on create
 * (kubernetes/apiextensions-apiserver, pkg/apiserver/schema/cel/validation.go): defaults are applied first, transition
 * rules are passed over, and what has not its schema's type is passed over with all that contains it: the schema check
 * names it.
 */
export function celViolations(schema: StructuralSchema, manifest: Manifest): readonly CelViolation[] {
  const found: CelViolation[] = [];
  read(manifest, { schema: asResource(schema), steps: undefined, found }, false);
  return found;
}

/** A value as rules see it, with its defaults. */
export function seenByRules(value: unknown, schema: StructuralSchema): unknown {
  return read(value, { schema, steps: undefined, found: [] }, true);
}

interface Place {
  readonly schema: StructuralSchema;
  readonly steps: Steps | undefined;
  readonly found: CelViolation[];
}

/** A path, last step first: most paths are never written out. */
interface Steps {
  readonly up: Steps | undefined;
  readonly step: string | number;
}

/** Judges a value and all below it; returns it as CEL sees it where a rule asks for it, here or further up. */
function read(value: unknown, place: Place, isAsked: boolean): unknown {
  const { schema } = place;
  const rules = schema['x-kubernetes-validations'] ?? [];
  const asks = isAsked || rules.length > 0;
  if (!asks && !holdsRules(schema)) return undefined;
  // Rules see values only: a null is judged from the outside.
  if (value === null) return schema.nullable ? null : invalid;
  const self = contentOf(value, place, asks);
  if (self !== invalid && self !== undefined) for (const rule of rules) judge(rule, self, place);
  return self;
}

function contentOf(value: unknown, place: Place, isAsked: boolean): unknown {
  if (place.schema.type === 'object') return mappingOf(value, place, isAsked);
  if (place.schema.type === 'array') return listOf(value, place, isAsked);
  return scalarOf(value, place.schema);
}

function mappingOf(value: unknown, place: Place, isAsked: boolean): unknown {
  if (!isMapping(value)) return invalid;
  const schema = place.schema['x-kubernetes-embedded-resource'] ? asResource(place.schema) : place.schema;
  const seen = new Map<string, unknown>();
  let isValid = !exceedsLimits(Object.keys(value).length, schema.maxProperties) && isComplete(value, schema);
  for (const field of fieldsOf(schema, value)) {
    const child = readField(field, value, place, isAsked);
    if (child === invalid) isValid = false;
    else if (child !== undefined && field.key !== undefined) seen.set(field.key, child);
  }
  return isValid ? seen : invalid;
}

function readField({ name, schema }: Field, holder: Mapping, place: Place, isAsked: boolean): unknown {
  const held = heldIn(holder, name, schema);
  return held === undefined ? undefined : read(held, below(place, name, schema), isAsked);
}

function isComplete(value: Mapping, { required = [], properties = {} }: StructuralSchema): boolean {
  return required.every((name) => heldIn(value, name, properties[name]) !== undefined);
}

/** What a field holds, or its default. A null that the schema does not allow stands for nothing to the API server. */
export function heldIn(holder: Mapping, name: string, schema: StructuralSchema = {}): unknown {
  const held = Object.hasOwn(holder, name) ? holder[name] : undefined;
  return held === undefined || (held === null && !schema.nullable) ? schema.default : held;
}

function listOf(value: unknown, place: Place, isAsked: boolean): unknown {
  const { items, maxItems, 'x-kubernetes-list-type': listType } = place.schema;
  if (!Array.isArray(value)) return invalid;
  if (items === undefined) return undefined;
  // The limit also bounds what rules that compare every item with every other cost.
  if (exceedsLimits(value.length, maxItems)) return invalid;
  const seen = value.map((item: unknown, index) => read(item, below(place, index, items), isAsked));
  if (seen.includes(invalid)) return invalid;
  if (seen.includes(undefined)) return undefined;
  // The order of a set does not matter; the library compares Sets so. Repeated items count for what else rules ask.
  const set = new Set(seen);
  return listType === 'set' && set.size === seen.length ? set : seen;
}

function below({ steps, found }: Place, step: string | number, schema: StructuralSchema): Place {
  return { schema, steps: { up: steps, step }, found };
}

function judge(rule: CelRule, self: unknown, { schema, steps, found }: Place): void {
  const program = programOf(rule.rule);
  if (program.isTransition && !rule.optionalOldSelf) return;
  const verdict = program.run(self);
  if (verdict === true) return;
  const refused = refusals(rule, { self, verdict, schema, at: stepsOf(steps) });
  found.push(...refused.map(({ at, message }) => ({ at: pathOf(...at), message, code: 'API004' as const })));
}

function stepsOf(steps: Steps | undefined): readonly (string | number)[] {
  const reversed: (string | number)[] = [];
  for (let rest = steps; rest !== undefined; rest = rest.up) reversed.push(rest.step);
  return reversed.reverse();
}
