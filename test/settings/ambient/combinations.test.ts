import fc from 'fast-check';
import { expect, it } from 'vitest';
import { synthesize } from '../../../lib/commands/synth/synthesize';
import { title } from '../../../lib/manifest/manifest';
import { openshiftBetween } from '../../../lib/platform/openshift';
import { type OssmRelease, ossmReleases } from '../../../lib/platform/ossm';
import { resolveClusters } from '../../../lib/settings/resolve-clusters';

type Mode = 'sidecar' | 'ambient' | undefined;

const mode = fc.constantFrom<Mode>('sidecar', 'ambient', undefined);

/** Now and then a value, else nothing. */
function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 1 });
}

const waypoint = fc.record({
  name: rarely(fc.constant('way')),
  for: rarely(fc.constantFrom('service', 'workload', 'all')),
});

function application(name: string, plane: Mode, namespaces: readonly string[]) {
  return fc.record({
    name: fc.constant(name),
    namespace: fc.constantFrom(...namespaces),
    dataplaneMode: rarely(mode),
    waypoint: plane === 'ambient' ? rarely(waypoint) : fc.constant(undefined),
    expose: rarely(fc.constant({ service: { name: 'web', port: 8080 } })),
  });
}

function controlPlane(name: string) {
  return mode.chain((dataplaneMode) =>
    fc.record({
      name: fc.constant(name),
      namespace: fc.constant(`${name}-system`),
      dataplaneMode: fc.constant(dataplaneMode),
      namespaces: fc.constantFrom([], [`${name}-tools`]),
      gateways: fc.constant([{ name: 'public', namespace: `${name}-ingress` }]),
      applications: fc.tuple(
        application(`${name}-a`, dataplaneMode, [`${name}-one`]),
        application(`${name}-b`, dataplaneMode, [`${name}-one`, `${name}-two`]),
      ),
    }),
  );
}

const cluster = fc.constantFrom(...Object.entries<OssmRelease>(ossmReleases)).chain(([release, ossm]) =>
  fc.record({
    name: fc.constant('prod'),
    appsDomain: fc.constant('apps.prod.acme.org'),
    release: fc.constant(release),
    openshift: fc.constantFrom(...openshiftBetween(ossm.minimumOpenShift, ossm.maximumOpenShift)),
    infrastructureTopology: fc.constantFrom('HighlyAvailable', 'SingleReplica'),
    ztunnel: rarely(fc.constant({ namespace: 'node-proxy' })),
    controlPlanes: fc.oneof(
      fc.tuple(controlPlane('default')),
      fc.tuple(controlPlane('mesh')),
      fc.tuple(controlPlane('mesh'), controlPlane('other')),
    ),
  }),
);

it('whatever mix of modes, releases and waypoints is refused by name, or has no finding', () => {
  let acceptedInAmbient = 0;
  fc.assert(
    fc.property(cluster, (settings) => {
      const { clusters, faults } = resolveClusters([settings]);
      for (const fault of faults) expect(fault).toMatch(/^prod: (openshift|ztunnel|controlPlanes\[\d\]\S*): \S.*$/);
      if (faults.length > 0) return;
      acceptedInAmbient += clusters.filter(({ ztunnel }) => ztunnel).length;
      for (const { findings, faults: unrendered } of clusters.map(synthesize)) {
        expect(unrendered).toEqual([]);
        expect(findings.map(({ code, on, at, message }) => `${code} ${title(on)} ${at}: ${message}`)).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
  // Were most draws refused, little would have been shown.
  expect(acceptedInAmbient).toBeGreaterThan(30);
}, 120_000);
