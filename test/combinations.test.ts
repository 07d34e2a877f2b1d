import fc from 'fast-check';
import { expect, it } from 'vitest';
import { synthesize } from '../lib/commands/synth';
import { title } from '../lib/manifest/manifest';
import type { ClusterSettings } from '../lib/settings/cluster-settings';
import { resolveClusters } from '../lib/settings/resolve-clusters';
import { randomClusters } from './random-clusters';

const runs = Number(process.env.COMBINATIONS ?? 150);

/** What warns of a choice itself: an Istio version that is there to update from. */
const ofChoice: ReadonlySet<string> = new Set(['CP003']);

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

it('whatever is combined is refused by its settings, or has no finding and the same bytes on every run', () => {
  let accepted = 0;
  fc.assert(
    fc.property(randomClusters(), (settings) => {
      const { clusters, faults } = resolveClusters(settings);
      if (faults.length > 0) {
        for (const fault of faults) expect(fault).toMatch(/^(east|west): \S.*$/);
        return;
      }
      accepted += 1;
      expect(complaints(settings)).toEqual([]);
      expect(clusters.map((cluster) => [...synthesize(cluster).files])).toEqual(
        clusters.map((cluster) => [...synthesize(cluster).files]),
      );
    }),
    { numRuns: runs },
  );
  // Were most draws refused, little would have been shown.
  expect(accepted / runs).toBeGreaterThan(0.4);
}, 600_000);
