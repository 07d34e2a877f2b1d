import fc from 'fast-check';
import { expect, it } from 'vitest';
import { synthesize } from '../../lib/commands/synth/synthesize';
import { type OssmRelease, type OssmReleaseName, ossmReleases } from '../../lib/platform/ossm';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import type { ControlPlaneSettings } from '../../lib/settings/control-planes/control-plane-settings';
import type { ObservabilitySettings } from '../../lib/settings/observability/observability-settings';
import { resolveClusters } from '../../lib/settings/resolve-clusters';
import { observed } from '../observed';
import { resolved } from '../support';

it('of a remote cluster only the metrics of proxies are seen', () => {
  const certificateAuthority = { issuerRef: { name: 'root' } };
  const primary: ClusterSettings = {
    name: 'east',
    appsDomain: 'apps.east.acme.org',
    controlPlanes: [{ multiCluster: { meshID: 'acme' }, certificateAuthority }],
  };
  const remote = { primary: 'east', remotePilotAddress: '203.0.113.7' };
  const settings = observed({}, { gateways: [], certificateAuthority, multiCluster: { meshID: 'acme', remote } });

  const { clusters, faults } = resolveClusters([settings, primary]);
  const kinds = clusters.flatMap((cluster) => {
    const text = synthesize(cluster).files.get('70-observability.yaml') ?? '';
    return Array.from(text.matchAll(/^kind: (.*)$/gm), ([, kind]) => kind);
  });

  expect(faults).toEqual([]);
  expect(new Set(kinds)).toEqual(new Set(['PodMonitor']));
});

const drawnName = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/).map((name) => `x-${name}`);

const drawnTracing = fc.record(
  {
    randomSamplingPercentage: fc.double({ min: 0, max: 100, noNaN: true }),
    namespace: drawnName.map((name) => `${name}-traces`),
    storage: fc.record({
      secret: fc.record({ name: drawnName, type: fc.constantFrom('s3' as const, 'azure' as const, 'gcs' as const) }),
      storageSize: fc.constantFrom('1Gi', '10Gi', '500Mi'),
    }),
  },
  { requiredKeys: ['storage'] },
);

const drawnObservability: fc.Arbitrary<ObservabilitySettings> = fc.record(
  { accessLogs: fc.boolean(), kiali: fc.boolean(), tracing: drawnTracing },
  { requiredKeys: [] },
);

/** What a control plane is, beside its observability. */
const drawnPlanes = {
  inPlace: {},
  revisionBased: { updateStrategy: { type: 'RevisionBased' } },
  tagged: { updateStrategy: { type: 'RevisionBased' }, revisionTags: [{ name: 'stable' }] },
  ambient: { dataplaneMode: 'ambient' },
  discovering: { values: { meshConfig: { discoverySelectors: [{ matchLabels: { mesh: 'a' } }] } } },
} as const satisfies Record<string, ControlPlaneSettings>;

const neighbour = { name: 'neighbour', namespace: 'istio-neighbour' };

/** One control plane of any kind, or two. */
const drawnCluster = fc
  .record({
    release: fc.constantFrom(...(Object.keys(ossmReleases) as OssmReleaseName[])),
    name: fc.oneof(fc.constant('default'), drawnName),
    kind: fc.constantFrom(...(Object.keys(drawnPlanes) as (keyof typeof drawnPlanes)[])),
    first: drawnObservability,
    second: fc.option(drawnObservability, { nil: undefined }),
    userWorkloadMonitoring: fc.boolean(),
  })
  .filter(({ kind, release }) => kind !== 'ambient' || !['3.0.0-tp.2', '3.0'].includes(release))
  .map(({ release, name, kind, first, second, userWorkloadMonitoring }): ClusterSettings => {
    const plane = { name, ...drawnPlanes[kind] };
    const cluster = observed(seenIn(release, first), plane, { release, userWorkloadMonitoring });
    const isAlone = kind === 'ambient' || kind === 'discovering' || second === undefined;
    if (isAlone) return cluster;
    const observability = elsewhere(seenIn(release, second));
    return { ...cluster, controlPlanes: [...(cluster.controlPlanes ?? []), { ...neighbour, observability }] };
  });

/** A release without Kiali shows none. */
function seenIn(release: OssmReleaseName, observability: ObservabilitySettings): ObservabilitySettings {
  const { kiali }: OssmRelease = ossmReleases[release];
  return kiali === undefined ? { ...observability, kiali: false } : observability;
}

function elsewhere({ tracing, ...observability }: ObservabilitySettings): ObservabilitySettings {
  return { ...observability, ...(tracing && { tracing: { ...tracing, namespace: 'neighbour-traces' } }) };
}

it('any observability has no finding, whatever release, name and strategy it stands with', () => {
  fc.assert(
    fc.property(drawnCluster, (cluster) => {
      const { findings, faults } = synthesize(resolved(cluster));

      expect(faults).toEqual([]);
      expect(findings.map(({ code, at, message }) => `${code} ${at}: ${message}`)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
