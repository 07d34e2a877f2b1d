import { groupOf, type Manifest } from '../../manifest/manifest';
import { isOperatorKind } from '../../platform/operator-kinds';
import { isPlatformKind } from '../../platform/platform-kinds';
import type { StructuralSchema } from '../structural-schema';
import type { Target } from '../target';
import { withDefaults } from './defaults';
import { DEEPEST, isTooDeep } from './depth';
import { judge } from './judge';
import { isOfNewerKubernetes, trySchemaFile } from './served-schema';
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
    return isKnownByName(groupOf(manifest), manifest.kind) ? [] : [unservedViolation(manifest, target)];
  const violations = new Violations();
  judge(withDefaults(manifest, root), root, '', {
    root,
    isOutdated: isOfNewerKubernetes(manifest, target),
    violations,
  });
  return violations.found;
}

/** Whether a kind is served where it is meant to be, though no schema of it is carried. */
function isKnownByName(group: string, kind: string): boolean {
  return isPlatformKind(group, kind) || isOperatorKind(group, kind);
}

/** The schema that judges an object, as CEL rules and hints need it; read when asked for. */
export function trySchemaOf(manifest: Manifest, target: Target): StructuralSchema | undefined {
  const file = trySchemaFile(manifest, target);
  return file === undefined ? undefined : storedSchema(file);
}
