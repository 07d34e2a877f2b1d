import fc from 'fast-check';
import { expect, test } from 'vitest';
import { synthesize } from '../../../lib/commands/synth/synthesize';
import { title } from '../../../lib/manifest/manifest';
import { type OssmReleaseName, ossmReleases } from '../../../lib/platform/ossm';
import { resolveClusters } from '../../../lib/settings/resolve-clusters';

const oneOf = <const T>(...values: readonly T[]) => fc.constantFrom(...values);
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const port = fc.record({
  number: oneOf(80, 443, 5432, 8080),
  protocol: rarely(oneOf('HTTP', 'HTTP2', 'GRPC', 'TLS', 'HTTPS', 'TCP', 'MONGO')),
});

const externalService = fc.record({
  name: oneOf('a', 'b', 'c', 'd', 'e', 'f'),
  hosts: fc.uniqueArray(oneOf('a.acme.org', 'b.acme.org', 'c.acme.org', 'd.acme.org', '*.wild.acme.org'), {
    minLength: 1,
    maxLength: 2,
  }),
  ports: rarely(fc.uniqueArray(port, { minLength: 1, maxLength: 2, selector: ({ number }) => number })),
  tls: rarely(
    fc.record({
      port: rarely(oneOf(443, 8443)),
      mode: rarely(oneOf('SIMPLE', 'MUTUAL')),
      credentialName: rarely(oneOf('client')),
    }),
  ),
  egressGateway: rarely(oneOf('istio-out', 'istio-bank')),
  namespaces: rarely(fc.uniqueArray(oneOf('shop', 'sales'), { minLength: 1 })),
});

const cluster = fc.record({
  name: fc.constant('prod'),
  appsDomain: fc.constant('apps.prod.acme.org'),
  release: oneOf(...(Object.keys(ossmReleases) as OssmReleaseName[])),
  controlPlanes: fc
    .record({
      values: oneOf({}, { meshConfig: { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } } }),
      peerAuthentication: rarely(fc.constant({ mode: 'STRICT' })),
      denyByDefault: fc.boolean(),
      networkPolicies: rarely(fc.constant('rendered')),
      externalServices: fc.array(externalService, { minLength: 1, maxLength: 3 }),
    })
    .map((plane) => [
      {
        ...plane,
        namespaces: ['shop', 'sales'],
        egressGateways: ['istio-out', 'istio-bank'].map((name) => ({ name, namespace: 'egress' })),
      },
    ]),
});

test('external services are refused in one line for each fault, or have no finding', () => {
  const outcomes = { refused: 0, clean: 0 };
  fc.assert(
    fc.property(cluster, (settings) => {
      const { clusters, faults } = resolveClusters([JSON.parse(JSON.stringify(settings))]);
      outcomes[faults.length > 0 ? 'refused' : 'clean'] += 1;
      for (const fault of faults) expect(fault).toMatch(/^prod: controlPlanes\[0\]\.externalServices\[\d\].*: [^\n]+$/);
      if (faults.length > 0) return;
      const { findings, faults: objectFaults } = clusters.map(synthesize)[0] ?? {};
      expect(objectFaults).toEqual([]);
      expect(findings?.map(({ code, on, at, message }) => `${code} ${title(on)} ${at}: ${message}`)).toEqual([]);
    }),
    { numRuns: 200 },
  );
  expect(Math.min(outcomes.refused, outcomes.clean)).toBeGreaterThan(20);
}, 60_000);
