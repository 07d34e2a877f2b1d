import { expect, test } from 'vitest';
import { operators as facts } from '../../lib/platform/operators';
import { ossmReleases } from '../../lib/platform/ossm';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import { resolve } from '../../lib/settings/resolve';
import { reference, resolved } from '../support';

const bare = { name: 'bare', appsDomain: 'apps.example.com' } as const satisfies ClusterSettings;

test('a name and an apps domain are enough; everything else has a default', () => {
  expect(resolved(bare)).toEqual({
    name: 'bare',
    appsDomain: 'apps.example.com',
    openshift: '4.20',
    release: '3.4',
    ossm: ossmReleases['3.4'],
    operators: {
      servicemeshoperator3: { operator: facts.servicemeshoperator3, channel: 'stable-3.4', ...fromRedHat },
      'openshift-cert-manager-operator': {
        operator: facts['openshift-cert-manager-operator'],
        channel: 'stable-v1',
        ...fromRedHat,
      },
    },
    idleOperators: [],
    infrastructureTopology: 'HighlyAvailable',
    userWorkloadMonitoring: false,
    cni: { namespace: 'istio-cni', version: 'v1.30.3' },
    hasIdleZTunnel: false,
    controlPlanes: [
      {
        name: 'default',
        namespace: 'istio-system',
        version: 'v1.30.3',
        updateStrategy: { type: 'InPlace', inactiveRevisionDeletionGracePeriodSeconds: 30 },
        revisionTags: [],
        dataplaneMode: 'sidecar',
        denyByDefault: false,
        namespaces: [],
        enrolled: new Map(),
        gateways: [],
        egressGateways: [],
        externalServices: [],
        applications: [],
      },
    ],
  });
});

test('a namespace is in the mesh once, as its application says, and otherwise as the control plane does', () => {
  const applications = [
    { name: 'shop', namespace: 'shop', dataplaneMode: 'ambient', revisionTag: undefined },
    { name: 'books', namespace: 'books' },
  ] as const;
  const [plane] = resolved({ ...bare, controlPlanes: [{ namespaces: ['bare', 'shop'], applications }] }).controlPlanes;

  expect([...(plane?.enrolled ?? [])].map(([namespace, { dataplaneMode }]) => [namespace, dataplaneMode])).toEqual([
    ['shop', 'ambient'],
    ['books', 'sidecar'],
    ['bare', 'sidecar'],
  ]);
});

test('what an exposed application does not say derives from its name, its sample and the only gateway', () => {
  expect(exposeOf({ sample: 'bookinfo', expose: {} })).toEqual({
    gateway: 'public',
    host: 'shop.apps.example.com',
    service: { name: 'productpage', port: 9080, namespace: 'shop' },
    protocol: 'HTTP',
    paths: [
      { exact: '/productpage' },
      { prefix: '/static' },
      { exact: '/login' },
      { exact: '/logout' },
      { prefix: '/api/v1/products' },
    ],
    termination: 'passthrough',
    jwtRules: [],
    certificate: {
      commonName: 'shop-https-cn',
      duration: '8760h',
      privateKey: { algorithm: 'RSA', size: 2048 },
    },
  });
});

test('an application without a sample is served on all paths', () => {
  const service = { name: 'web', port: 8080 };

  expect(exposeOf({ expose: { service } })).toMatchObject({ service, paths: [{ prefix: '/' }] });
});

test('an ECDSA key has 256 bits unless it says otherwise', () => {
  const keyOf = (privateKey: object) => exposeOf({ sample: 'bookinfo', expose: { certificate: { privateKey } } });

  expect(keyOf({ algorithm: 'ECDSA' })?.certificate?.privateKey).toEqual({ algorithm: 'ECDSA', size: 256 });
  expect(keyOf({ algorithm: 'ECDSA', size: 521 })?.certificate?.privateKey).toEqual({ algorithm: 'ECDSA', size: 521 });
});

test('what is said of a certificate is kept beside what derives', () => {
  const certificate = { subject: { organizations: ['Shop'] }, duration: '2160h', commonName: 'shop' };

  expect(exposeOf({ sample: 'bookinfo', expose: { certificate } })?.certificate).toEqual({
    ...certificate,
    privateKey: { algorithm: 'RSA', size: 2048 },
  });
});

test('a release brings its newest version, to the control plane and to the CNI plugin', () => {
  const { cni, controlPlanes, ossm } = resolved({ ...bare, openshift: '4.18', release: '3.2' });

  expect(ossm).toBe(ossmReleases['3.2']);
  expect(controlPlanes.map(({ version }) => version)).toEqual(['v1.27.9']);
  expect(cni.version).toBe('v1.27.9');
});

test('the CNI plugin follows the oldest control plane, whether named by patch or by alias', () => {
  expect(cniVersionAmong('v1.30.3', 'v1.28.5', 'v1.28.10')).toBe('v1.28.5');
  expect(cniVersionAmong('v1.27-latest', 'v1.28.5')).toBe('v1.27-latest');
  expect(cniVersionAmong('v1.27-latest', 'v1.27.8')).toBe('v1.27.8');
});

test('what is given is kept', () => {
  const settings = {
    ...bare,
    operators: { servicemeshoperator3: { installPlanApproval: 'Manual', source: 'mirror' } },
    cni: { namespace: 'cni', version: 'v1.27.9', values: { cni: { privileged: true } } },
    controlPlanes: [
      {
        name: 'canary',
        namespace: 'mesh',
        version: 'v1.28.5',
        updateStrategy: { type: 'RevisionBased' },
        values: { global: { logAsJson: true } },
        namespaces: ['tools'],
      },
    ],
  } as const satisfies ClusterSettings;

  const cluster = resolved(settings);

  expect(cluster.operators.servicemeshoperator3).toMatchObject({
    ...fromRedHat,
    installPlanApproval: 'Manual',
    source: 'mirror',
  });
  expect(cluster.cni).toEqual(settings.cni);
  expect(cluster.controlPlanes[0]).toMatchObject({
    ...settings.controlPlanes[0],
    updateStrategy: { type: 'RevisionBased', inactiveRevisionDeletionGracePeriodSeconds: 30 },
  });
});

test('undefined does not displace a default', () => {
  const { operators, controlPlanes } = resolved({
    ...reference,
    operators: { servicemeshoperator3: { source: undefined, installPlanApproval: undefined } },
    controlPlanes: [{ updateStrategy: { type: undefined } }],
  });

  expect(operators.servicemeshoperator3).toMatchObject(fromRedHat);
  expect(controlPlanes[0]?.updateStrategy.type).toBe('InPlace');
});

const fromRedHat = {
  installPlanApproval: 'Automatic',
  source: 'redhat-operators',
  sourceNamespace: 'openshift-marketplace',
};

type Application = NonNullable<NonNullable<ClusterSettings['controlPlanes']>[number]['applications']>[number];

/** How an application `shop` is exposed by a cluster with one gateway. */
function exposeOf(settings: Omit<Application, 'name' | 'namespace'>) {
  const { controlPlanes } = resolved({
    ...bare,
    controlPlanes: [
      {
        gateways: [{ name: 'public', namespace: 'ingress' }],
        applications: [{ name: 'shop', namespace: 'shop', ...settings }],
      },
    ],
  });
  return controlPlanes[0]?.applications[0]?.expose;
}

function cniVersionAmong(...versions: readonly string[]): string {
  const controlPlanes = versions.map((version, i) => ({ name: `plane-${i}`, namespace: `plane-${i}`, version }));
  return resolved({ ...bare, controlPlanes }).cni.version;
}

test.each([
  ['3.0', '4.19'],
  ['3.4', '4.20'],
  [undefined, '4.20'],
] as const)('release %s runs on OpenShift %s where nothing else is said', (release, openshift) => {
  const settings = { name: 'a', appsDomain: 'apps.example.com', release };

  expect(resolved(settings).openshift).toBe(openshift);
});

test.each([
  ['4.14', '3.0'],
  ['4.18', '3.3'],
  ['4.19', '3.3'],
  ['4.20', '3.4'],
  ['4.23', '3.4'],
] as const)('on OpenShift %s the release is %s where nothing else is said', (openshift, release) => {
  expect(resolved({ ...bare, openshift }).release).toBe(release);
});

test('versions follow the operator that the settings start with, where it waits for an approval', () => {
  const settings = (installPlanApproval?: 'Manual') => ({
    ...bare,
    operators: { servicemeshoperator3: { installPlanApproval, startingCSV: 'servicemeshoperator3.v3.4.0' } },
  });
  const { controlPlanes, cni } = resolved(settings('Manual'));

  expect(controlPlanes.map(({ version }) => version)).toEqual(['v1.30.1']);
  expect(cni.version).toBe('v1.30.1');
  expect(resolve(settings()).cni.version).toBe('v1.30.3');
});
