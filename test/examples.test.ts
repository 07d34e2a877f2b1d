import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { synthesize } from '../lib/commands/synthesize';
import { title } from '../lib/manifest/manifest';
import { isFresh, planRemovedClusters, planTree } from '../lib/output/plan';
import { leftAloneLines, staleLines } from '../lib/output/summary';
import { openshiftBetween } from '../lib/platform/openshift';
import { type OssmRelease, type OssmReleaseName, ossmReleases } from '../lib/platform/ossm';
import type { ClusterSettings } from '../lib/settings/cluster-settings';
import { resolveClusters } from '../lib/settings/resolve-clusters';

const calls: (readonly ClusterSettings[])[] = [];

vi.mock('rigging', () => ({ synth: (clusters: readonly ClusterSettings[]) => calls.push(clusters) }));

const examples = readdirSync('examples', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
);
const releases = Object.keys(ossmReleases) as OssmReleaseName[];

/** Why a release does not support an example; in all others it has no finding. */
const refusals: Readonly<Record<string, Partial<Record<OssmReleaseName, RegExp>>>> = {
  ambient: {
    '3.0.0-tp.2': /does not offer ambient mode/,
    '3.0': /does not offer ambient mode/,
  },
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

/** The clusters that an example's main.ts gives to `synth`. */
async function clustersOf(example: string): Promise<readonly ClusterSettings[]> {
  calls.length = 0;
  vi.resetModules();
  await import(`../examples/${example}/main.ts`);
  return calls[0] ?? [];
}

/** The same clusters on another release: on the newest OpenShift that it runs on, with versions of its own. */
function onRelease(cluster: ClusterSettings, release: OssmReleaseName): ClusterSettings {
  const ossm: OssmRelease = ossmReleases[release];
  const openshift = openshiftBetween(ossm.minimumOpenShift, ossm.maximumOpenShift).at(-1);
  return {
    ...cluster,
    release,
    openshift,
    controlPlanes: cluster.controlPlanes?.map(({ version: _, revisionTags, ...plane }) => ({
      ...plane,
      ...(revisionTags && {
        revisionTags: revisionTags.map((tag) => ({ ...tag, ...(tag.version && { version: ossm.installable[1] }) })),
      }),
    })),
  };
}

/** What the checks say of clusters, and why the settings are refused. */
function outcome(settings: readonly ClusterSettings[]) {
  const { clusters, faults } = resolveClusters(settings);
  const findings =
    faults.length > 0
      ? []
      : clusters.flatMap((cluster) => {
          const { findings, faults: objectFaults } = synthesize(cluster);
          return [
            ...objectFaults.map(({ on, say }) => `${cluster.name}: ${on}: ${say}`),
            ...findings.map(({ code, on, at, message }) => `${cluster.name}: ${code} ${title(on)} ${at}: ${message}`),
          ];
        });
  return { faults, findings };
}

describe.each(examples)('the example %s', (example) => {
  let clusters: readonly ClusterSettings[] = [];
  beforeAll(async () => {
    clusters = await clustersOf(example);
  });

  it('is at most 40 lines of settings and nothing else', () => {
    const lines = readFileSync(join('examples', example, 'main.ts'), 'utf8')
      .trimEnd()
      .split('\n');

    expect(lines.length).toBeLessThanOrEqual(40);
    expect(lines.filter((line) => /^import /.test(line))).toEqual(["import { synth } from 'rigging';"]);
  });

  it('is fresh in its dist/', () => {
    const dist = join('examples', example, 'dist');
    const { clusters: resolved } = resolveClusters(clusters);
    const plans = [
      ...resolved.map((cluster) => planTree(dist, cluster.name, synthesize(cluster).files)),
      ...planRemovedClusters(
        dist,
        resolved.map(({ name }) => name),
      ),
    ];

    expect(plans.filter((plan) => !isFresh(plan)).flatMap(staleLines)).toEqual([]);
    expect(plans.every(isFresh)).toBe(true);
    expect(plans.flatMap((plan) => leftAloneLines(plan).warnings)).toEqual([]);
  });

  it.each(releases)('on release %s has no finding, or is refused in one line', (release) => {
    const { faults, findings } = outcome(clusters.map((cluster) => onRelease(cluster, release)));
    const refusal = refusals[example]?.[release];

    if (refusal) expect(faults).toEqual(faults.map(() => expect.stringMatching(refusal)));
    else expect(faults).toEqual([]);
    expect(faults.length > 0).toBe(refusal !== undefined);
    expect(findings).toEqual([]);
  });
});
