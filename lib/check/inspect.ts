import type { Manifest } from '../manifest/manifest';
import { celViolations } from './cel/cel-check';
import type { Severity } from './finding';
import type { Violation } from './mesh';
import { readable } from './readable';
import { schemaViolations, trySchemaOf } from './schema/schema-check';
import type { Target } from './target';

/** An object by itself: what is wrong with it, and what of it rules can read. */
export interface Inspected {
  readonly violations: readonly Omit<Violation, 'on'>[];
  /** The object without nulls and without values whose type is not the one that their field has. */
  readonly readable: Manifest;
}

/** Judges an object by the schema and the CEL rules of its kind. */
export function inspect(manifest: Manifest, target: Target, unknownKinds: Severity): Inspected {
  const bySchema = schemaViolations(manifest, target);
  const schema = trySchemaOf(manifest, target);
  const isKnown = bySchema.every(({ code }) => code === 'API004');
  return {
    violations: [
      ...bySchema.map(({ unknownKind, ...violation }) =>
        unknownKind ? { ...violation, severity: unknownKinds } : violation,
      ),
      ...(schema ? celViolations(schema, manifest) : []),
    ],
    readable: readable(manifest, schema, isKnown),
  };
}
