import { type CelViolation, celViolations } from '../../../lib/check/cel/cel-check';
import type { CelRule, StructuralSchema } from '../../../lib/check/structural-schema';
import { readCrdFolder } from '../../../lib/crds/crd';
import type { Manifest } from '../../../lib/manifest/manifest';

const crds = [...readCrdFolder('crds').values()].flat();
const schemas = new Map(
  crds.flatMap(({ spec }) =>
    spec.versions.map(({ name, schema }) => [
      `${spec.group}/${name}/${spec.names.kind}`,
      schema.openAPIV3Schema as StructuralSchema,
    ]),
  ),
);

/** Makes objects of a kind from their spec. */
export function of(apiVersion: string, kind: string, name = 'example') {
  return (spec: object) => ({ apiVersion, kind, metadata: { name }, spec });
}

/** Every rule of crds/, as often as it stands there. */
export function rulesOfCrds(): readonly CelRule[] {
  const found: CelRule[] = [];
  const collect = (key: string, value: unknown): unknown => {
    if (key === 'x-kubernetes-validations') found.push(...(value as CelRule[]));
    return value;
  };
  JSON.stringify(crds, collect);
  return found;
}

/** What the schema in crds/ of an object's kind says about it; of several releases, the last in order of file. */
export function violations(object: object): readonly string[] {
  const { apiVersion, kind } = object as Manifest;
  const schema = schemas.get(`${apiVersion}/${kind}`);
  if (schema === undefined) throw new Error(`crds/ has no ${apiVersion} ${kind}`);
  return lines(celViolations(schema, object as Manifest));
}

/** What a rule of a made-up schema says about an object with this spec. */
export function violationsOf(spec: StructuralSchema, value: unknown): readonly string[] {
  const schema: StructuralSchema = { type: 'object', properties: { spec } };
  const object = { apiVersion: 'example.com/v1', kind: 'Example', metadata: { name: 'example' }, spec: value };
  return lines(celViolations(schema, object));
}

function lines(found: readonly CelViolation[]): readonly string[] {
  return found.map(({ at, message }) => `${at}: ${message}`);
}
