import fc from 'fast-check';
import { expect, it } from 'vitest';
import { synthesize } from '../lib/commands/synth/synthesize';
import { title } from '../lib/manifest/manifest';
import type { ClusterSettings } from '../lib/settings/cluster-settings';
import { resolveClusters } from '../lib/settings/resolve-clusters';
import { randomClusters } from './random-clusters';

const runs = Number(process.env.COMBINATIONS ?? 150);

/** What warns of a choice itself: an Istio version that is there to update from. */
const ofChoice: ReadonlySet<string> = new Set(['CP003']);

/** What releases, versions and OpenShift lack, and what a single node cannot give: all that may be refused of these draws. */
const refusals: readonly RegExp[] = [
  /OpenShift \S+ does not bring the Kubernetes Gateway API/,
  /OpenShift \S+ takes no certificate of a Secret/,
  /Istio \S+ cannot be told of the pods of a Gateway/,
  /Istio \S+ brings no NetworkPolicies/,
  /no application is exposed by it/,
  /could never be drained|could ever be drained/,
];

/** Everything that is said against clusters whose settings were accepted. */
function complaints(settings: readonly ClusterSettings[]): readonly string[] {
  return resolveClusters(settings).clusters.flatMap((cluster) => {
    const { faults, findings } = synthesize(cluster);
    return [
      ...faults.map(({ on, say }) => `${on}: ${say}`),
      ...findings
        .filter(({ code }) => !ofChoice.has(code))
        .map(({ code, on, at, message }) => `${code} ${title(on)} ${at}: ${message}`),
    ];
  });
}

/** The same settings, written in another order. */
function keysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysReversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, held]) => [key, keysReversed(held)]);
  return Object.fromEntries(entries.reverse());
}

it('whatever is combined is refused by its settings, or has no finding and the same bytes in whatever order it is written', () => {
  let accepted = 0;
  fc.assert(
    fc.property(randomClusters(), (settings) => {
      const { clusters, faults } = resolveClusters(settings);
      if (faults.length > 0) {
        for (const fault of faults) {
          expect(fault).toMatch(/^(east|west): \S.*$/);
          expect(refusals.some((refusal) => refusal.test(fault)) || fault).toBe(true);
        }
        return;
      }
      accepted += 1;
      expect(complaints(settings)).toEqual([]);
      const again = resolveClusters(keysReversed(settings) as readonly ClusterSettings[]).clusters;
      expect(again.map((cluster) => [...synthesize(cluster).files])).toEqual(
        clusters.map((cluster) => [...synthesize(cluster).files]),
      );
    }),
    { numRuns: runs },
  );
  // Were most draws refused, little would have been shown.
  expect(accepted / runs).toBeGreaterThan(0.4);
}, 600_000);
