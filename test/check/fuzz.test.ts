import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../lib/check/finding';
import { prove } from '../../lib/check/prove';
import { trySchemaOf } from '../../lib/check/schema/schema-check';
import { servedKinds } from '../../lib/check/schema/served-schema';
import type { Target } from '../../lib/check/target';
import { isManifest, type Manifest } from '../../lib/manifest/manifest';
import { changed, junkValue, type Pick } from './fuzz-objects';
import { vocabularyOf, Writer } from './fuzz-values';

const correct = 'test/fixtures/correct';
const worlds = ['dist/crc', ...readdirSync(correct).map((mesh) => join(correct, mesh))].map(objectsIn);
const vocabulary = vocabularyOf(worlds.flat());
const names = vocabulary.get('name') ?? [];
const namespaces = ['bookinfo', 'istio-ingress', 'istio-system', undefined];
const targets: readonly Target[] = [
  { release: '3.4', openshift: '4.20', appsDomain: 'apps.ocp.acme.org' },
  { release: '3.0', openshift: '4.14' },
  { release: '3.2', openWorld: true },
];

function objectsIn(folder: string): readonly Manifest[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.flatMap((file) => loadAll(readFileSync(join(folder, file), 'utf8'))).filter(isManifest);
}

/** Numbers of fast-check's, so that it finds a smaller case for one that fails. */
const picks = fc.gen().map(
  (draw): Pick =>
    (below) =>
      below < 2 ? 0 : draw(fc.nat, below - 1),
);

function one<T>(values: readonly T[], pick: Pick): T {
  return values[pick(values.length)] as T;
}

/** What is frozen cannot be changed without an error. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const held of Object.values(value)) frozen(held);
  }
  return value;
}

/** An unknown field of a built-in kind may be one of a newer Kubernetes: API003 is then a warning. */
function refusalsOf(manifest: Manifest, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ on, severity, code }) => on === manifest && (severity === 'error' || code === 'API003'));
}

/** Objects of any kind that the target serves, or of a version that it does not. */
function written(target: Target, count: number, pick: Pick): readonly Manifest[] {
  const kinds = [...servedKinds(target)].map(([name, versions]) => ({ name, versions: Object.keys(versions) }));
  const writer = new Writer(vocabulary, pick, one([6, 50], pick));
  return Array.from({ length: count }, () => {
    const { name, versions } = one(kinds, pick);
    const [group = '', kind = ''] = name.split('/');
    const apiVersionOf = (version: string) => (group === 'core' ? version : `${group}/${version}`);
    const identified = { kind, metadata: { name: one(names, pick), namespace: one(namespaces, pick) } };
    const schema = trySchemaOf({ ...identified, apiVersion: apiVersionOf(one(versions, pick)) }, target) ?? {};
    const content = writer.write({ ...schema, required: ['spec'] });
    const labels = junkValue(pick) as Readonly<Record<string, string>>;
    const metadata = { ...identified.metadata, ...(pick(4) === 0 && { labels, annotations: labels }) };
    return { ...Object(content), kind, metadata, apiVersion: apiVersionOf(one([...versions, 'v9'], pick)) };
  });
}

describe('whatever is proved', () => {
  test('a correct mesh with some objects changed is judged, and what its schema refuses is told', () => {
    const property = fc.property(fc.constantFrom(...worlds), fc.nat(3), picks, (world, more, pick) => {
      const target = targets[0] as Target;
      const manifests = new Map(world.map((manifest) => [manifest, manifest]));
      const refused = Array.from({ length: more + 1 }).flatMap(() => {
        const original = one(world, pick);
        const { manifest, mustBeRefused } = changed(original, trySchemaOf(original, target), pick);
        manifests.set(original, frozen(manifest));
        return mustBeRefused ? [manifest] : [];
      });

      const findings = prove({ manifests: [...manifests.values()], externals: world.slice(0, more) }, target);

      const left = refused.filter((manifest) => [...manifests.values()].includes(manifest));
      for (const manifest of left) expect(refusalsOf(manifest, findings), JSON.stringify(manifest)).not.toEqual([]);
    });

    fc.assert(property, { numRuns: 400 });
  });

  test('objects of all kinds with junk in any field are judged beside each other, and always alike', () => {
    const property = fc.property(fc.constantFrom(...targets), fc.nat(30), picks, (target, count, pick) => {
      const manifests = frozen(written(target, count, pick));
      const externals = frozen(written(target, 3, pick));

      const findings = prove({ manifests, externals }, target);

      expect(prove({ manifests, externals }, target)).toEqual(findings);
      expect(findings.filter(({ on }) => !manifests.includes(on))).toEqual([]);
    });

    fc.assert(property, { numRuns: 150 });
  });

  test.each([
    ['networking.istio.io/v1', 'DestinationRule', { host: 'reviews', subsets: [{ name: 'v1', labels: { app: 'x' } }] }],
    ['networking.istio.io/v1', 'VirtualService', { hosts: ['reviews'], http: [{ route: [{ destination: {} }] }] }],
    ['networking.istio.io/v1', 'Gateway', { selector: { app: 'x' }, servers: [{ hosts: ['*'] }] }],
    ['security.istio.io/v1', 'AuthorizationPolicy', { rules: [{ from: [{ source: { principals: ['x'] } }] }] }],
    ['route.openshift.io/v1', 'Route', { host: 'a.apps.ocp.acme.org', to: { kind: 'Service', name: 'reviews' } }],
    ['v1', 'Service', { selector: { app: 'x' }, ports: [{ port: 80 }] }],
  ])('3,000 alike of %s %s do not take the square of the time', (apiVersion, kind, spec) => {
    const manifests = Array.from({ length: 3000 }, (_, i) => {
      return { apiVersion, kind, metadata: { name: `a${i}`, namespace: 'bookinfo' }, spec };
    });
    const started = performance.now();

    const findings = prove({ manifests }, { release: '3.4' });

    expect(performance.now() - started).toBeLessThan(4000);
    expect(findings.length).toBeLessThan(manifests.length * 10);
  });
});
