import fc from 'fast-check';
import { openshiftBetween } from '../lib/platform/openshift';
import { type OpenShiftGitOpsReleaseName, openshiftGitOpsReleases } from '../lib/platform/openshift-gitops';
import { type OssmRelease, type OssmReleaseName, ossmReleases } from '../lib/platform/ossm';
import type { ApplicationSettings, ExposeSettings } from '../lib/settings/applications/application-settings';
import type { ArgoCDSettings } from '../lib/settings/argo-cd/argo-cd-settings';
import type { ClusterSettings } from '../lib/settings/cluster-settings';
import type { ControlPlaneSettings } from '../lib/settings/control-planes/control-plane-settings';
import type { IngressGatewaySettings } from '../lib/settings/gateways/gateway-settings';

type Release = OssmRelease & { readonly name: OssmReleaseName };

const releases: readonly Release[] = (Object.keys(ossmReleases) as OssmReleaseName[]).map((name) => ({
  ...ossmReleases[name],
  name,
}));

/** Now and then a value, else nothing. */
function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 2 });
}

function oneOf<const T>(...values: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...values);
}

const gatewayPods = {
  nodeSelector: rarely(fc.constant({ 'node-role.kubernetes.io/infra': '' })),
  autoscaling: rarely(fc.constant({ minReplicas: 2, maxReplicas: 5 })),
  replicas: rarely(fc.integer({ min: 2, max: 3 })),
  podDisruptionBudget: rarely(fc.constant({ minAvailable: 1 })),
  resources: rarely(fc.constant({ requests: { cpu: '200m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } })),
};

function gateway(name: string): fc.Arbitrary<IngressGatewaySettings> {
  const drawn = fc.record({
    name: fc.constant(name),
    namespace: fc.constant('istio-ingress'),
    gatewayClassName: rarely(fc.constant('istio' as const)),
    service: rarely(fc.record({ type: oneOf('ClusterIP', 'LoadBalancer') })),
    ...gatewayPods,
  });
  return drawn.map(({ replicas, ...rest }) => ({ ...rest, ...(!rest.autoscaling && { replicas }) }));
}

function expose(gateways: readonly IngressGatewaySettings[], host: string): fc.Arbitrary<ExposeSettings> {
  const drawn = fc.constantFrom(...gateways).chain(({ name, service }) => {
    const isBehindRouter = service?.type !== 'LoadBalancer';
    return fc.record({
      gateway: fc.constant(name),
      host: fc.constant(isBehindRouter ? undefined : host),
      service: fc.constant({ name: 'web', port: 8080 }),
      protocol: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: oneOf('GRPC') }),
      termination: isBehindRouter
        ? oneOf('passthrough' as const, 'edge' as const, 'reencrypt' as const, undefined)
        : fc.constant(undefined),
      certificate: rarely(
        oneOf<NonNullable<ExposeSettings['certificate']>>(
          { commonName: 'shop' },
          { issuerRef: { name: 'letsencrypt' } },
          { issuerRef: { name: 'corp', kind: 'Issuer' } },
          { secretName: host },
        ),
      ),
      jwtRules: rarely(
        fc
          .record({ audiences: rarely(fc.constant(['shop'])) })
          .map(({ audiences }) => [
            { issuer: 'https://id.acme.org', jwksUri: 'https://id.acme.org/.well-known/jwks.json', audiences },
          ]),
      ),
    });
  });
  // Beside TLS that ends at the router, gRPC is refused by name; such draws are left out.
  return drawn.map(({ protocol, termination, ...rest }) => ({
    ...rest,
    ...(protocol && (termination ?? 'passthrough') === 'passthrough' ? { protocol } : { termination }),
  }));
}

function applications(
  gateways: readonly IngressGatewaySettings[],
  callersCount: boolean,
): fc.Arbitrary<readonly ApplicationSettings[]> {
  const other = (name: string, caller: string) =>
    fc.record({
      name: fc.constant(name),
      namespace: fc.constant(name),
      expose: gateways.length > 0 ? rarely(expose(gateways, `${name}.acme.org`)) : fc.constant(undefined),
      callers: callersCount ? rarely(fc.constant([{ namespace: caller }])) : fc.constant(undefined),
    });
  const sample = fc.constant({ name: 'bookinfo', namespace: 'books', sample: 'bookinfo' as const });
  return fc.tuple(other('shop', 'books'), other('cart', 'shop'), sample);
}

function observability(release: Release): fc.Arbitrary<ControlPlaneSettings['observability']> {
  return rarely(
    fc.record({
      accessLogs: rarely(fc.boolean()),
      kiali: release.kiali === undefined ? fc.constant(false) : rarely(fc.boolean()),
      tracing: rarely(
        fc.record({
          randomSamplingPercentage: rarely(fc.double({ min: 0, max: 100, noNaN: true })),
          storage: fc.constant({ secret: { name: 'tempo-s3', type: 's3' as const } }),
        }),
      ),
    }),
  );
}

/** How revisions are named and followed, in sidecar mode. */
function revisions({ installable }: Release): fc.Arbitrary<Partial<ControlPlaneSettings>> {
  const [newest = '', ...older] = installable;
  return fc.oneof(
    fc.constantFrom(...installable).map((version) => ({ version })),
    fc.constant({ updateStrategy: { type: 'RevisionBased' as const } }),
    fc.constantFrom(newest, ...older.slice(0, 1)).map((pinned) => ({
      updateStrategy: { type: 'RevisionBased' as const },
      revisionTags: [{ name: 'stable', ...(pinned !== newest && { version: pinned }) }],
    })),
  );
}

function controlPlane(release: Release, isAmbient: boolean): fc.Arbitrary<ControlPlaneSettings> {
  const drawn = fc.record({
    name: oneOf('default', 'mesh'),
    dataplaneMode: fc.constant(isAmbient ? ('ambient' as const) : undefined),
    revision: isAmbient ? fc.constant({}) : revisions(release),
    gateways: fc.tuple(gateway('public'), gateway('partners')).chain((both) => fc.subarray(both)),
    peerAuthentication: rarely(
      fc.record({ exceptions: rarely(fc.constant([{ namespace: 'cart', mode: 'PERMISSIVE' as const }])) }),
    ),
    denyByDefault: rarely(fc.constant(true)),
    networkPolicies: rarely(oneOf('rendered' as const, 'operator' as const)),
    certificateAuthority: isAmbient
      ? fc.constant(undefined)
      : rarely(
          fc.record({ signer: oneOf('istio-csr', 'istiod'), issuerRef: rarely(fc.constant({ name: 'acme-root' })) }),
        ),
    observability: observability(release),
    egress: isAmbient
      ? fc.constant(undefined)
      : rarely(fc.record({ through: fc.boolean(), tls: rarely(fc.constant({})) })),
    isRegistryOnly: isAmbient ? fc.constant(false) : fc.boolean(),
  });
  return drawn.chain(({ revision, egress, isRegistryOnly, ...plane }) =>
    applications(plane.gateways, plane.denyByDefault === true || plane.networkPolicies === 'rendered').map((apps) => ({
      ...plane,
      ...revision,
      // The keys of an identity provider that istiod fetches by itself; a mesh that knows its registry alone names it.
      externalServices: [
        { name: 'identity', hosts: ['id.acme.org'] },
        ...(egress
          ? [
              {
                name: 'bank',
                hosts: ['api.bank.org'],
                tls: egress.tls,
                ...(egress.through && { egressGateway: 'out' }),
              },
            ]
          : []),
      ],
      ...(egress?.through && { egressGateways: [{ name: 'out', namespace: 'istio-egress' }] }),
      applications: isAmbient ? apps.map((app, i) => (i === 1 ? { ...app, waypoint: {} } : app)) : apps,
      ...(isRegistryOnly && {
        values: { meshConfig: { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' as const } } },
      }),
    })),
  );
}

/** Another mesh on the same cluster. */
function secondControlPlane(): fc.Arbitrary<ControlPlaneSettings> {
  return fc.record({
    name: fc.constant('second'),
    namespace: fc.constant('istio-second'),
    namespaces: fc.constant(['research']),
    gateways: fc.constant([{ name: 'research', namespace: 'research-ingress' }]),
    peerAuthentication: rarely(fc.constant({})),
    observability: rarely(fc.constant({ kiali: false })),
  });
}

function cluster(): fc.Arbitrary<ClusterSettings> {
  return fc.constantFrom(...releases).chain((release) => {
    const openshifts = openshiftBetween(release.minimumOpenShift, release.maximumOpenShift);
    const drawn = fc.tuple(fc.constantFrom(...openshifts), fc.boolean());
    return drawn.chain(([openshift, wantsAmbient]) => {
      const isAmbient = wantsAmbient && release.name >= '3.1' && openshift >= '4.19';
      return fc.record({
        name: fc.constant('east'),
        appsDomain: fc.constant('apps.east.acme.org'),
        release: fc.constant(release.name),
        openshift: fc.constant(openshift),
        infrastructureTopology: rarely(oneOf('HighlyAvailable' as const, 'SingleReplica' as const)),
        userWorkloadMonitoring: rarely(fc.boolean()),
        mirror: rarely(fc.constant({ registry: 'registry.acme.org/mirror' })),
        controlPlanes: fc
          .tuple(controlPlane(release, isAmbient), isAmbient ? fc.constant(undefined) : rarely(secondControlPlane()))
          .map(([first, second]) => (second ? [first, { ...second, version: first.version }] : [first])),
      });
    });
  });
}

/** The cluster as a primary, and another one that it serves. */
function withRemote(east: ClusterSettings): readonly ClusterSettings[] {
  const [plane] = east.controlPlanes ?? [];
  const meshID = 'acme';
  const primary = {
    ...plane,
    denyByDefault: undefined,
    networkPolicies: undefined,
    applications: plane?.applications?.map(({ callers: _, ...application }) => application),
    observability: undefined,
    certificateAuthority: { signer: 'istiod' as const, issuerRef: { name: 'acme-root' } },
    multiCluster: { meshID },
  };
  const remote = {
    name: plane?.name,
    version: plane?.version,
    multiCluster: { meshID, remote: { primary: 'east', remotePilotAddress: '203.0.113.7' } },
    applications: [{ name: 'bookinfo', namespace: 'books', sample: 'bookinfo' as const }],
  };
  const { name: _, userWorkloadMonitoring: __, ...rest } = east;
  return [
    { ...east, controlPlanes: [primary] },
    { ...rest, name: 'west', appsDomain: 'apps.west.acme.org', controlPlanes: [remote] },
  ];
}

/** Only a mesh of one control plane with sidecars spans clusters here, and a remote one follows a revision in place. */
function asFleet(east: ClusterSettings, dice: number): readonly ClusterSettings[] {
  const [plane, ...others] = east.controlPlanes ?? [];
  if (!plane || others.length > 0 || plane.dataplaneMode === 'ambient') return [east];
  if (dice === 0) return asMesh(east);
  return dice === 1 && !plane.updateStrategy ? withRemote(east) : [east];
}

/** The same cluster twice as one mesh: two primaries on two networks, with a root that both trust. */
function asMesh(east: ClusterSettings): readonly ClusterSettings[] {
  const member = (name: string): ClusterSettings => ({
    ...east,
    name,
    appsDomain: `apps.${name}.acme.org`,
    controlPlanes: east.controlPlanes?.map((plane) => ({
      ...plane,
      certificateAuthority: { ...plane.certificateAuthority, issuerRef: { name: 'acme-root' } },
      multiCluster: { meshID: 'acme' },
    })),
  });
  return [member('east'), member('west')];
}

/** Clusters as a team may write them: valid but for combinations that no release, version or mode has. */
export function randomClusters(): fc.Arbitrary<readonly ClusterSettings[]> {
  return fc.tuple(cluster(), fc.integer({ min: 0, max: 4 })).map(([east, dice]) => asFleet(east, dice));
}

/** How Argo CD brings them, in ways that can all work. */
export function randomArgoCD(): fc.Arbitrary<ArgoCDSettings> {
  const names = Object.keys(openshiftGitOpsReleases) as OpenShiftGitOpsReleaseName[];
  return fc.record({
    repoURL: oneOf('https://git.acme.org/mesh.git', 'git@git.acme.org:mesh.git'),
    targetRevision: rarely(fc.constant('main')),
    path: rarely(oneOf('.', 'mesh/dist')),
    release: rarely(fc.constantFrom(...names)),
    namespace: rarely(fc.constant('team-gitops')),
    name: rarely(fc.constant('ops')),
    project: rarely(fc.constant('meshes')),
    automated: rarely(fc.boolean()),
    clusters: rarely(
      fc.record({
        matchLabels: fc.constant({ 'acme.org/mesh': 'yes' }),
        serviceAccount: rarely(fc.constant({ name: 'argo', namespace: 'ops' })),
      }),
    ),
    plugin: rarely(fc.constant({ image: 'registry.acme.org/rigging:1' })),
  });
}
