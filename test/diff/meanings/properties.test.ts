import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Manifest, title } from '../../../lib/manifest/manifest';
import type { Stage } from '../../../lib/manifest/stage';
import type { ClusterSettings } from '../../../lib/settings/cluster-settings';
import { resolveClusters } from '../../../lib/settings/resolve-clusters';
import { randomClusters } from '../../random-clusters';
import { inAmbient, inPlane, reference, stagesOf } from '../../support';
import { allCases } from './all-cases';
import { meantByObjects, meantByStages } from './meant';

const meshes: readonly ClusterSettings[] = [
  reference,
  inAmbient({ denyByDefault: true }),
  inPlane({
    certificateAuthority: { signer: 'istio-csr' },
    networkPolicies: 'rendered',
    observability: { kiali: true },
    revisionTags: [{ name: 'prod' }],
    updateStrategy: { type: 'RevisionBased' },
  }),
];

it.each(meshes.map((settings) => [stagesOf(settings)]))(
  'every object that goes is told as a deletion first',
  (stages) => {
    const titles = stages.flatMap(({ manifests }) => manifests.map(title));
    const told = new Set(
      meantByStages(stages, [])
        .filter((line) => line.includes(' deletion: deletes '))
        .map((line) => line.slice(0, line.indexOf(' deletion: '))),
    );

    expect([...told].sort()).toEqual([...titles].sort());
  },
);

it('objects in another order mean nothing, whatever they are', () => {
  fc.assert(
    fc.property(randomClusters(), (settings) => {
      if (resolveClusters(settings).faults.length > 0) return;
      for (const each of settings) {
        const stages = tryStages(each);
        expect(meantByStages(stages, stages.map(reversed))).toEqual([]);
      }
    }),
    { numRuns: 15, seed: 5 },
  );
});

it('whatever is written in the place of a field, no rule fails', () => {
  const values = fc.constantFrom<unknown>(null, 0, '', 'x', true, [], [null], ['x'], {}, { x: [] });
  const broken = fc.tuple(fc.constantFrom(...allCases), fc.nat(60), values);
  fc.assert(
    fc.property(broken, ([{ old, now, among = [] }, index, value]) => {
      const [object, other] = [now ?? old, old ?? now] as [Manifest, Manifest];
      const lines = meantByObjects([other], [replaced(object, index, value)], [reference0, ...(among as Manifest[])]);
      for (const line of lines) expect(line).toMatch(/^\S.*[^.]$/);
    }),
    { numRuns: 600, seed: 5 },
  );
});

const reference0 = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'istio-system' },
} as const satisfies Manifest;

function reversed({ id, manifests }: Stage): Stage {
  return { id, manifests: [...manifests].reverse() };
}

/** What a random choice cannot carry out is refused elsewhere. */
function tryStages(settings: ClusterSettings): readonly Stage[] {
  try {
    return stagesOf(settings);
  } catch {
    return [];
  }
}

/** An object with another value in one of its fields, counted from the top. */
function replaced(object: Manifest, index: number, value: unknown): Manifest {
  let left = index;
  const walk = (held: unknown, depth: number): unknown => {
    if (depth > 1 && left-- === 0) return value;
    if (Array.isArray(held)) return held.map((item) => walk(item, depth + 1));
    if (typeof held !== 'object' || held === null) return held;
    return Object.fromEntries(Object.entries(held).map(([name, item]) => [name, walk(item, depth + 1)]));
  };
  const { apiVersion, kind, metadata, ...content } = object;
  return { apiVersion, kind, metadata, ...(walk(content, 0) as object) };
}
