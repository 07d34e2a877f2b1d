import fc from 'fast-check';
import { expect, it } from 'vitest';
import { synthesize } from '../../lib/commands/synth/synthesize';
import { title } from '../../lib/manifest/manifest';
import type { ApplicationSettings } from '../../lib/settings/applications/application-settings';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import type { ControlPlaneSettings } from '../../lib/settings/control-planes/control-plane-settings';
import type { IngressGatewaySettings } from '../../lib/settings/gateways/gateway-settings';
import { resolveClusters } from '../../lib/settings/resolve-clusters';
import type { PeerAuthenticationExceptionSettings } from '../../lib/settings/security/security-settings';

function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined });
}

const gateway: fc.Arbitrary<IngressGatewaySettings> = fc.record({
  name: fc.constant('public'),
  namespace: fc.constant('istio-ingress'),
  gatewayClassName: maybe(fc.constant('istio' as const)),
  service: maybe(fc.record({ type: fc.constantFrom('ClusterIP', 'LoadBalancer') })),
});

function exposed(name: string) {
  return fc.record({
    host: fc.constant(`${name}.acme.org`),
    service: fc.constant({ name, port: 8080 }),
    jwtRules: maybe(
      fc.record({
        issuer: fc.constant('https://id.acme.org'),
        jwksUri: fc.constant('https://id.acme.org/keys'),
        audiences: maybe(fc.constant([name])),
      }),
    ).map((rule) => rule && [rule]),
  });
}

/** Exceptions that say something in the mesh: `DISABLE` neither in ambient mode nor where callers must be known. */
function exceptions(canDisable: boolean): fc.Arbitrary<readonly PeerAuthenticationExceptionSettings[]> {
  const disabled = canDisable ? ('DISABLE' as const) : ('PERMISSIVE' as const);
  return fc.subarray<PeerAuthenticationExceptionSettings>([
    { namespace: 'cart', matchLabels: { app: 'cart' }, ports: [9090] },
    { namespace: 'books', matchLabels: { app: 'ratings' }, mode: disabled },
    { namespace: 'books', matchLabels: { app: 'reviews', version: 'v1' }, ports: [9080] },
    { namespace: 'shop', mode: disabled },
  ]);
}

interface Mode {
  readonly isAmbient: boolean;
  readonly isSeveral: boolean;
  readonly denyByDefault: boolean;
  readonly networkPolicies: 'rendered' | 'operator' | undefined;
}

const modes: fc.Arbitrary<Mode> = fc.record({
  isAmbient: fc.boolean(),
  isSeveral: fc.option(fc.constant(true), { nil: false, freq: 5 }),
  denyByDefault: fc.boolean(),
  networkPolicies: maybe(fc.constantFrom('rendered', 'operator')),
});

function applications({
  isAmbient,
  denyByDefault,
  networkPolicies,
}: Mode): fc.Arbitrary<readonly ApplicationSettings[]> {
  const countsCallers = denyByDefault || networkPolicies === 'rendered';
  const serviceAccounts = denyByDefault ? ['bookinfo-reviews'] : undefined;
  const callers = maybe(fc.constant([{ namespace: 'books', serviceAccounts }, { namespace: 'shop' }]));
  const waypoint = isAmbient ? maybe(fc.constant({})) : fc.constant(undefined);
  return fc.tuple(
    fc.record({ name: fc.constant('shop'), namespace: fc.constant('shop'), expose: exposed('shop') }),
    fc.record({
      name: fc.constant('cart'),
      namespace: fc.constant('cart'),
      expose: maybe(exposed('cart')),
      callers: countsCallers ? callers : fc.constant(undefined),
      waypoint,
    }),
    fc.record({
      name: fc.constant('books'),
      namespace: fc.constant('books'),
      sample: fc.constant('bookinfo' as const),
      expose: maybe(fc.constant({ host: 'books.acme.org' })),
      waypoint,
    }),
  );
}

/** Ways out through a gateway, which pods in ambient mode do not take. */
const ways: Partial<ControlPlaneSettings> = {
  egressGateways: [{ name: 'out', namespace: 'istio-egress' }],
  externalServices: [
    { name: 'bank', hosts: ['api.bank.org'], egressGateway: 'out', namespaces: ['shop'] },
    { name: 'mail', hosts: ['api.mail.org'], tls: {}, egressGateway: 'out' },
  ],
};

const clusters: fc.Arbitrary<readonly ClusterSettings[]> = modes.chain((mode) => {
  const { isAmbient, isSeveral, denyByDefault, networkPolicies } = mode;
  const canDisable = !isAmbient && !denyByDefault;
  return fc
    .record({
      gateways: fc.tuple(gateway),
      applications: applications(mode),
      denyByDefault: fc.constant(denyByDefault),
      networkPolicies: fc.constant(networkPolicies),
      peerAuthentication: maybe(fc.record({ mode: maybe(fc.constant('STRICT')), exceptions: exceptions(canDisable) })),
      observability: maybe(fc.constant({})),
      values: maybe(fc.constant({ meshConfig: { trustDomain: 'acme.org' } })),
      egress: isAmbient ? fc.constant({}) : fc.constantFrom({}, ways),
    })
    .map(({ egress, ...plane }): readonly ClusterSettings[] => {
      const several = { multiCluster: { meshID: 'acme' }, certificateAuthority: { issuerRef: { name: 'acme-root' } } };
      const dataplaneMode = isAmbient ? ('ambient' as const) : ('sidecar' as const);
      const east = { ...plane, ...egress, dataplaneMode };
      if (!isSeveral || isAmbient) return [cluster('east', east)];
      const { networkPolicies: policies, values } = plane;
      const west = { denyByDefault, networkPolicies: policies, values, namespaces: ['books', 'cart', 'west'] };
      return [cluster('east', { ...east, ...several }), cluster('west', { ...west, ...several })];
    });
});

function cluster(name: string, plane: ControlPlaneSettings): ClusterSettings {
  return { name, appsDomain: `apps.${name}.acme.org`, controlPlanes: [plane] };
}

it('whatever is asked of security, no policy contradicts another one or misses what it is about', () => {
  fc.assert(
    fc.property(clusters, (settings) => {
      const { clusters: resolved, faults } = resolveClusters(settings);
      const found = resolved
        .map(synthesize)
        .flatMap(({ faults: wrong, findings }) => [
          ...wrong.map(({ on, say }) => `${on}: ${say}`),
          ...findings.map(({ code, on, at, message }) => `${code} ${title(on)} ${at}: ${message}`),
        ]);

      expect(faults).toEqual([]);
      expect(found).toEqual([]);
    }),
    { numRuns: Number(process.env.COMBINATIONS ?? 60) },
  );
}, 300_000);
