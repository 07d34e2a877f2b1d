import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { withDefaults } from '../../../lib/check/schema/defaults';
import { judge } from '../../../lib/check/schema/judge';
import { schemaViolations } from '../../../lib/check/schema/schema-check';
import { Violations } from '../../../lib/check/schema/violation';
import type { StructuralSchema } from '../../../lib/check/structural-schema';
import type { Target } from '../../../lib/check/target';
import type { Manifest } from '../../../lib/manifest/manifest';

/** What dist/crc is written for. */
export const crc = { release: '3.4', openshift: '4.20' } as const satisfies Target;

/** The objects of a folder of `dist/`. */
export function distObjects(cluster: string): readonly Manifest[] {
  const folder = join('dist', cluster);
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.flatMap((file) => loadAll(readFileSync(join(folder, file), 'utf8')) as Manifest[]);
}

/** An object with a spec. */
export function object(apiVersion: string, kind: string, spec: unknown): Manifest {
  return { apiVersion, kind, metadata: { name: 'example' }, spec };
}

/** What is said of an object, as `CODE path: message`. */
export function said(manifest: Manifest, target: Target = crc): readonly string[] {
  return schemaViolations(manifest, target).map(({ code, at, message }) => `${code} ${at}: ${message}`);
}

/** What a schema alone says of a value, once its defaults are set. */
export function judged(value: unknown, schema: StructuralSchema): readonly string[] {
  const violations = new Violations();
  judge(withDefaults(value, schema), schema, '', { root: schema, violations });
  return violations.found.map(({ at, message }) => (at === '' ? message : `${at}: ${message}`));
}
