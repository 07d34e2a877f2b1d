import { expect, test } from 'vitest';
import { synthesize } from '../lib/commands/synth/synthesize';
import { title } from '../lib/manifest/manifest';
import { openshiftBetween } from '../lib/platform/openshift';
import { type OssmRelease, type OssmReleaseName, ossmReleases } from '../lib/platform/ossm';
import { resolveClusters } from '../lib/settings/resolve-clusters';

/** Every pair of a release and an OpenShift that it runs on. */
const pairs = (Object.entries(ossmReleases) as [OssmReleaseName, OssmRelease][]).flatMap(
  ([release, { minimumOpenShift, maximumOpenShift }]) =>
    openshiftBetween(minimumOpenShift, maximumOpenShift).map((openshift) => ({ release, openshift })),
);

/** Every way to expose a host. */
const ways = [undefined, 'istio'].flatMap((gatewayClassName) =>
  ['ClusterIP', 'LoadBalancer'].flatMap((type) =>
    ['passthrough', 'edge', 'reencrypt'].flatMap((termination) =>
      ['HTTP', 'GRPC'].flatMap((protocol) =>
        [undefined, {}].map((certificate) => ({ gatewayClassName, type, termination, protocol, certificate })),
      ),
    ),
  ),
);
type Way = (typeof ways)[number];

/** Whether clients can come in this way. */
function isPossible({ gatewayClassName, type, termination, protocol, certificate }: Way, openshift: string): boolean {
  const isOld = Number(openshift.split('.')[1]) < 19;
  const endsAtRouter = termination !== 'passthrough';
  return (
    !(endsAtRouter && (type === 'LoadBalancer' || protocol === 'GRPC')) &&
    !(isOld && (gatewayClassName || (endsAtRouter && certificate)))
  );
}

/** An application that is exposed this way, and beside it one that is by default. */
function clusterOf(pair: (typeof pairs)[number], { gatewayClassName, type, ...expose }: Way) {
  const domain = type === 'LoadBalancer' ? 'acme.org' : undefined;
  return {
    ...pair,
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        gateways: [{ name: 'public', namespace: 'istio-ingress', gatewayClassName, service: { type } }],
        namespaces: ['backend'],
        applications: [
          exposed('shop', { ...expose, host: domain && `shop.${domain}` }),
          exposed('cart', { host: domain && `cart.${domain}` }, 'backend'),
        ],
      },
    ],
  };
}

function exposed(name: string, expose: object, namespace?: string) {
  return { name, namespace: name, expose: { ...expose, service: { name: 'web', port: 8080, namespace } } };
}

test.each(pairs)(
  'on release $release and OpenShift $openshift, a host is exposed without a finding, or the settings are refused',
  (pair) => {
    for (const way of ways) {
      const { clusters, faults } = resolveClusters([clusterOf(pair, way)]);
      const said = JSON.stringify({ way, faults });

      expect(faults.length === 0, said).toBe(isPossible(way, pair.openshift));
      for (const fault of faults) expect(fault).toMatch(/^prod: controlPlanes\[0\]\.\S+: [^\n]+$/);
      if (faults.length > 0) continue;
      const [synthesis] = clusters.map(synthesize);
      const findings = synthesis?.findings.map(({ code, on, at, message }) => `${code} ${title(on)} ${at}: ${message}`);
      expect({ ...synthesis, findings }, said).toMatchObject({ findings: [], faults: [] });
    }
  },
);
