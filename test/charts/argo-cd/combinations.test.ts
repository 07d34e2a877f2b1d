import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomArgoCD, randomClusters } from '../../random-clusters';
import { synthesized } from '../../synthesized';
import { withDestinations } from './delivery';

test('whatever is combined, Argo CD is told how to bring it, and nothing is found against that', () => {
  let accepted = 0;
  fc.assert(
    fc.property(randomClusters(), randomArgoCD(), (settings, argoCD) => {
      const clusters = argoCD.clusters ? settings : withDestinations(settings);
      const { faults, syntheses } = synthesized(clusters, { argoCD });
      expect(faults.filter((fault) => fault.includes('argoCD') || fault.includes('destination'))).toEqual([]);
      const last = syntheses.at(-1);
      if (!last) return;
      accepted += 1;
      expect(last.cluster).toBe('argocd');
      expect([...last.faults, ...last.findings]).toEqual([]);
      expect(last.files.get('README.md')).not.toContain('undefined');
    }),
    { numRuns: 40, seed: 5 },
  );
  expect(accepted).toBeGreaterThan(16);
});
