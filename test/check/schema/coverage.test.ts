import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { schemaIndex } from '../../../imports/schema-index';
import { type SchemaViolation, schemaViolations, trySchemaOf } from '../../../lib/check/schema/schema-check';
import { servedKinds } from '../../../lib/check/schema/served-schema';
import { storedSchema } from '../../../lib/check/schema/stored-schemas';
import type { StructuralSchema } from '../../../lib/check/structural-schema';
import type { Target } from '../../../lib/check/target';
import { kindOf, readCrdFolder } from '../../../lib/crds/crd';
import type { Manifest } from '../../../lib/manifest/manifest';
import { openshiftReleaseNames } from '../../../lib/platform/openshift';
import { type OssmReleaseName, ossmReleases } from '../../../lib/platform/ossm';
import { servedApis } from '../../../lib/platform/served-apis';

const releases = Object.keys(ossmReleases) as OssmReleaseName[];
const targets: readonly Target[] = releases.flatMap((release) =>
  [undefined, ...openshiftReleaseNames].map((openshift) => ({ release, ...(openshift && { openshift }) })),
);
const crds = [...readCrdFolder('crds')].map(
  ([path, list]) => [path.slice('crds/'.length, -'.yaml'.length), list] as const,
);

function splitKind(name: string): { readonly group: string; readonly kind: string } {
  const slash = name.lastIndexOf('/');
  return { group: name.slice(0, slash), kind: name.slice(slash + 1) };
}

/** One empty object of every kind and version that a target serves. */
function objectsOf(target: Target): readonly Manifest[] {
  return [...servedKinds(target)].flatMap(([name, versions]) => {
    const { group, kind } = splitKind(name);
    const apiVersions = Object.keys(versions).map((version) => (group === 'core' ? version : `${group}/${version}`));
    return apiVersions.map((apiVersion) => ({ apiVersion, kind, metadata: { name: 'a' } }));
  });
}

function isUnserved({ code }: SchemaViolation): boolean {
  return code === 'API001';
}

describe('every kind of crds/', () => {
  test.each(crds)('%s has a schema for each version that is served, and for no other', (source, list) => {
    for (const crd of list) {
      const served = crd.spec.versions.filter((version) => version.served).map(({ name }) => name);
      expect(Object.keys(schemaIndex[source]?.[kindOf(crd)] ?? {})).toEqual(served);
    }
  });

  test.each(targets)('that %j serves is judged there, by its own schema and that of metadata', (target) => {
    const unjudged = objectsOf(target).filter(
      (manifest) => trySchemaOf(manifest, target)?.properties?.metadata?.properties?.labels === undefined,
    );

    expect(unjudged).toEqual([]);
    expect(
      objectsOf(target)
        .flatMap((manifest) => schemaViolations(manifest, target))
        .filter(isUnserved),
    ).toEqual([]);
  });

  test('keeps what CEL and hints need: rules, defaults, formats, but of the status, which the cluster writes', () => {
    for (const [source, list] of crds)
      for (const crd of list)
        for (const { name, schema, served } of crd.spec.versions.filter((version) => version.served)) {
          const own = (schema.openAPIV3Schema as StructuralSchema).properties?.spec;
          const file = schemaIndex[source]?.[kindOf(crd)]?.[name] ?? '';
          expect(served && storedSchema(file).properties?.spec).toEqual(own);
        }
  });
});

describe('a target', () => {
  test.each(targets)('%j names sources that are there', (target) => {
    const sources = servedApis(target.release, target.openshift);

    expect(sources.filter((source) => !existsSync(`crds/${source}.yaml`))).toEqual([]);
    expect(sources.filter((source) => schemaIndex[source] === undefined)).toEqual([]);
  });

  test('finds no kind in two of its sources', () => {
    for (const { release, openshift } of targets) {
      const kinds = servedApis(release, openshift).flatMap((source) => Object.keys(schemaIndex[source] ?? {}));
      expect(kinds.filter((kind, index) => kinds.indexOf(kind) !== index)).toEqual([]);
    }
  });

  test('serves the core kinds of Kubernetes', () => {
    for (const kind of ['Service', 'Namespace', 'Secret', 'ConfigMap', 'ServiceAccount', 'Pod'])
      expect(servedKinds({ release: '3.4' }).get(`core/${kind}`)).toHaveProperty('v1');
    expect(servedKinds({ release: '3.4' }).get('apps/Deployment')).toHaveProperty('v1');
  });

  test('whose Gateway API nobody knows is judged by the newest, which takes what older ones take', () => {
    expect(servedApis('3.4')).toContain('gateway-api/ocp-4.23');
    expect(servedApis('3.0', '4.14')).toContain('gateway-api/ocp-4.23');
    expect(servedApis('3.4', '4.20')).toContain('gateway-api/ocp-4.20');
    expect(servedApis('3.4', '4.23')).toContain('gateway-api/ocp-4.23');
  });

  test('judges by its own release: a version that a later one brought is refused', () => {
    const istio = (version: string) => ({
      apiVersion: 'sailoperator.io/v1',
      kind: 'Istio',
      metadata: { name: 'default' },
      spec: { namespace: 'istio-system', version },
    });

    expect(schemaViolations(istio('v1.30.3'), { release: '3.4' })).toEqual([]);
    expect(schemaViolations(istio('v1.30.3'), { release: '3.3' })).toMatchObject([{ at: 'spec.version' }]);
    expect(schemaViolations(istio('v1.24.3'), { release: '3.0' })).toEqual([]);
  });
});

test('every stored schema is used, and the index names none that is not stored', () => {
  const named = Object.values(schemaIndex).flatMap((kinds) => Object.values(kinds).flatMap(Object.values<string>));

  expect(readdirSync('imports/schemas').sort()).toEqual([...new Set(named)].sort());
});

test('the stored schemas stay small', () => {
  const sizes = readdirSync('imports/schemas').map((file) => readFileSync(`imports/schemas/${file}`).length);

  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(3_000_000);
});
