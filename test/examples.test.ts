import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { title } from '../lib/manifest/manifest';
import { isFresh, planRemovedClusters, planTree } from '../lib/output/plan';
import { leftAloneLines, staleLines } from '../lib/output/summary';
import type { OssmReleaseName } from '../lib/platform/ossm';
import type { ClusterSettings } from '../lib/settings/cluster-settings';
import type { DeliverySettings } from '../lib/settings/delivery-settings';
import { callOf, examples, onRelease, releases } from './every-example';
import { synthesized } from './synthesized';

/** Why a release does not support an example; in all others it has no finding. */
const refusals: Readonly<Record<string, Partial<Record<OssmReleaseName, RegExp>>>> = {
  ambient: {
    '3.0.0-tp.2': /does not offer ambient mode/,
    '3.0': /does not offer ambient mode/,
  },
  'argo-cd': { '3.0.0-tp.2': /has no Kiali/ },
  'gateway-api': { '3.0.0-tp.2': /does not bring the Kubernetes Gateway API/ },
  metrics: { '3.0.0-tp.2': /has no Kiali/ },
  observability: { '3.0.0-tp.2': /has no Kiali/ },
  'sidecar-and-ambient': {
    '3.0.0-tp.2': /does not offer ambient mode/,
    '3.0': /does not offer ambient mode/,
    '3.1': /needs release 3\.4/,
    '3.2': /needs release 3\.4/,
    '3.3': /needs release 3\.4/,
  },
};

/** What the checks say of clusters and of their delivery, and why the settings are refused. */
function outcome(settings: readonly ClusterSettings[], delivery: DeliverySettings) {
  const { faults, syntheses } = synthesized(settings, delivery);
  const findings = syntheses.flatMap(({ cluster, findings: found, faults: objectFaults }) => [
    ...objectFaults.map(({ on, say }) => `${cluster}: ${on}: ${say}`),
    ...found.map(({ code, on, at, message }) => `${cluster}: ${code} ${title(on)} ${at}: ${message}`),
  ]);
  return { faults, findings };
}

describe.each(examples)('the example %s', (example) => {
  let clusters: readonly ClusterSettings[] = [];
  let delivery: DeliverySettings = {};
  beforeAll(async () => {
    ({ clusters, delivery } = await callOf(example));
  });

  it('is at most 40 lines of settings and nothing else', () => {
    const lines = readFileSync(join('examples', example, 'main.ts'), 'utf8')
      .trimEnd()
      .split('\n');

    const imports = lines.filter((line) => /^import /.test(line));

    expect(lines.length).toBeLessThanOrEqual(40);
    expect(imports.filter((line) => !/ from '\.\/clusters\/[a-z]+';$/.test(line))).toEqual([
      "import { synth } from 'rigging';",
    ]);
  });

  it('is fresh in its dist/', () => {
    const dist = join('examples', example, 'dist');
    const { syntheses } = synthesized(clusters, delivery);
    const plans = [
      ...syntheses.map(({ cluster, files }) => planTree(dist, cluster, files)),
      ...planRemovedClusters(
        dist,
        syntheses.map(({ cluster }) => cluster),
      ),
    ];

    expect(plans.filter((plan) => !isFresh(plan)).flatMap(staleLines)).toEqual([]);
    expect(plans.every(isFresh)).toBe(true);
    expect(plans.flatMap((plan) => leftAloneLines(plan).warnings)).toEqual([]);
  });

  it.each(releases)('on release %s has no finding, or is refused in one line', (release) => {
    const { faults, findings } = outcome(
      clusters.map((cluster) => onRelease(cluster, release)),
      delivery,
    );
    const refusal = refusals[example]?.[release];

    if (refusal) expect(faults).toEqual(faults.map(() => expect.stringMatching(refusal)));
    else expect(faults).toEqual([]);
    expect(faults.length > 0).toBe(refusal !== undefined);
    expect(findings).toEqual([]);
  });
});
