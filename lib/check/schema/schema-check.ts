import { groupOf, type Manifest } from '../../manifest/manifest';
import { isPlatformKind } from '../../platform/platform-kinds';
import type { StructuralSchema } from '../structural-schema';
import type { Target } from '../target';
import { withDefaults } from './defaults';
import { DEEPEST, isTooDeep } from './depth';
import { judge } from './judge';
import { trySchemaFile } from './served-schema';
import { storedSchema } from './stored-schemas';
import { unservedViolation } from './unserved';
import { type SchemaViolation, Violations } from './violation';

export type { SchemaViolation } from './violation';

/** What the API server of the target would refuse in an object, or drop from it, by the schema of its kind. */
export function schemaViolations(manifest: Manifest, target: Target): readonly SchemaViolation[] {
  if (isTooDeep(manifest))
    return [{ code: 'API004', at: '', message: `is nested more than ${DEEPEST} levels deep; write it flatter` }];
  const root = trySchemaOf(manifest, target);
  if (root === undefined)
    return isPlatformKind(groupOf(manifest), manifest.kind) ? [] : [unservedViolation(manifest, target)];
  const violations = new Violations();
  judge(withDefaults(manifest, root), root, '', { root, violations });
  return violations.found;
}

/** The schema that judges an object, as CEL rules and hints need it; read when asked for. */
export function trySchemaOf(manifest: Manifest, target: Target): StructuralSchema | undefined {
  const file = trySchemaFile(manifest, target);
  return file === undefined ? undefined : storedSchema(file);
}
