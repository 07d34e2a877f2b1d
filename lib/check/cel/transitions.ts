import type { Manifest } from '../../manifest/manifest';
import { isMapping } from '../../manifest/mapping';
import { at as pathOf } from '../path';
import type { StructuralSchema } from '../structural-schema';
import { heldIn, seenByRules } from './cel-check';
import { programOf } from './program';
import { asResource, fieldsOf, holdsRules } from './schema-shape';

/**
 * Fields that the transition rules of a schema do not let an object change so. A rule compares what there was with what there
 * is, defaults included, and only where there is both (kubernetes, "Transition rules"). Rules below items of a list are passed
 * over: no CRD of `crds/` has one.
 */
export function refusedTransitions(schema: StructuralSchema, old: Manifest, now: Manifest): readonly string[] {
  return [...refusals(asResource(schema), old, now, [])];
}

function* refusals(
  schema: StructuralSchema,
  old: unknown,
  now: unknown,
  path: readonly string[],
): Generator<string, void> {
  if (!holdsRules(schema) || old === undefined || now === undefined) return;
  const programs = (schema['x-kubernetes-validations'] ?? []).map(({ rule }) => programOf(rule));
  const transitions = programs.filter(({ isTransition }) => isTransition);
  if (transitions.length > 0) {
    const [oldSelf, self] = [seenByRules(old, schema), seenByRules(now, schema)];
    if (transitions.some(({ run }) => run(self, undefined, oldSelf) !== true)) yield pathOf(...path);
  }
  if (!isMapping(old) || !isMapping(now)) return;
  for (const { name, schema: field } of fieldsOf(schema, now))
    yield* refusals(field, heldIn(old, name, field), heldIn(now, name, field), [...path, name]);
}
