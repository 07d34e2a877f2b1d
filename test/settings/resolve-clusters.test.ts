import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openshiftBetween } from '../../lib/platform/openshift';
import { type OssmRelease, ossmReleases } from '../../lib/platform/ossm';
import { clusterShape } from '../../lib/settings/cluster-shape';
import { resolveClusters } from '../../lib/settings/resolve-clusters';
import type { Choice, Shape } from '../../lib/settings/shape';
import { faultsOf, inExpose, inPlane, reference } from '../support';

test('the reference settings have no fault', () => {
  expect(resolveClusters([reference]).faults).toEqual([]);
});

const releases = Object.entries<OssmRelease>(ossmReleases);
const places = releases.flatMap(([release, ossm]) =>
  openshiftBetween(ossm.minimumOpenShift, ossm.maximumOpenShift).map((openshift) => ({ release, openshift, ossm })),
);

test.each(places)(
  'release $release has no fault on OpenShift $openshift, in any of its versions',
  ({ release, openshift, ossm }) => {
    const faults = [...ossm.installable, ...ossm.aliases].map((version) =>
      faultsOf({ ...inPlane({ version }), release, openshift }),
    );

    expect(faults.flat()).toEqual([]);
    expect(faults.length).toBeGreaterThan(0);
  },
);

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a string', 'crc'],
  ['a single cluster', reference],
  ['a set', new Set([reference])],
])('%s is no list of clusters', (_, value) => {
  expect(resolveClusters(value)).toEqual({
    clusters: [],
    faults: ['synth takes a list of clusters: synth([{ name, appsDomain }])'],
  });
});

test('a cluster that is no map is named by its place', () => {
  expect(resolveClusters([reference, null, [reference], 'crc', new Array(1)[0]]).faults).toEqual([
    'clusters[1]: expected a map, got null',
    'clusters[2]: expected a map, got a list',
    'clusters[3]: expected a map, got "crc"',
    'clusters[4]: expected a map, got undefined',
  ]);
  expect(resolveClusters(new Array(1)).faults).toEqual(['clusters[0]: expected a map, got undefined']);
});

test('a cluster without a name of its own is named by its place', () => {
  const { name, ...nameless } = reference;

  expect(
    resolveClusters([nameless, { ...reference, name: 5 }, { ...reference, name: '', release: '9' }]).faults,
  ).toEqual([
    'clusters[0]: name: missing; give a string',
    'clusters[1]: name: expected a string, got 5',
    `clusters[2]: name: "" is not a DNS label, and it names the folder dist/<name>: ${label}`,
    'clusters[2]: release: no Service Mesh release "9"; known: 3.0.0-tp.2, 3.0, 3.1, 3.2, 3.3, 3.4',
  ]);
});

test('two clusters of one name are refused', () => {
  expect(resolveClusters([reference, { ...reference, name: 'other' }, reference, reference]).faults).toEqual([
    'crc: name: clusters[0] and clusters[2] are both "crc" and would share its folder; rename one',
    'crc: name: clusters[0] and clusters[3] are both "crc" and would share its folder; rename one',
  ]);
});

test('two clusters of one domain are refused, unless each is an OpenShift Local', () => {
  const named = (name: string, appsDomain: string) => ({ name, appsDomain });

  expect(resolveClusters([named('a', 'apps.acme.org'), named('b', 'apps.acme.org')]).faults).toEqual([
    'b: appsDomain: "apps.acme.org" is that of clusters[0] too, and both would claim its hosts; give each its own',
  ]);
  expect(resolveClusters([named('a', 'apps-crc.testing'), named('b', 'apps-crc.testing')]).faults).toEqual([]);
  expect(resolveClusters([{ name: 'a' }, { name: 'b' }]).faults).toEqual([
    'a: appsDomain: missing; give a string',
    'b: appsDomain: missing; give a string',
  ]);
});

test('all faults of all clusters are reported at once, each naming its setting', () => {
  const settings = {
    name: 'Crc',
    appsDomain: 'https://*.Apps.test/console',
    openshift: '3.11',
    operators: { servicemeshoperator3: { startingCSV: 'servicemeshoperator3.v3.4.0' } },
    cni: { versoin: 'v1.30.3' },
    controlPlanes: [
      {
        version: 'v1.26.8',
        updateStrategy: { type: 'Canary' },
        gateways: [{ name: 'public', namespace: 'openshift-ingress', replicas: 0.5 }],
        applications: [{ name: 'shop', namespace: 'istio-system', expose: { paths: [] } }],
      },
      { namespace: 5 },
    ],
  };

  expect(resolveClusters([settings, { ...reference, release: 'latest' }]).faults).toEqual([
    'Crc: cni.versoin: no such setting; did you mean "version"?',
    'Crc: controlPlanes[0].updateStrategy.type: "Canary" is not known; known: InPlace, RevisionBased',
    'Crc: controlPlanes[1].namespace: expected a string, got 5',
    `Crc: name: "Crc" is not a DNS label, and it names the folder dist/<name>: ${label}`,
    'Crc: appsDomain: "https://*.Apps.test/console" carries a scheme; write "apps.test"',
    'Crc: controlPlanes[1].name: "default" names controlPlanes[0] too; give each its own name',
    'Crc: openshift: no OpenShift release "3.11"; known: 4.14, 4.15, 4.16, 4.17, 4.18, 4.19, 4.20, 4.21, 4.22, 4.23',
    'Crc: controlPlanes[0].version: release 3.4 cannot install Istio v1.26.8 (end of life); installable: v1.30.3, v1.30.1, v1.28.10, v1.28.8, v1.28.6, v1.28.5, v1.28.4, v1.27.9, v1.27.8, v1.27.5, v1.27.3, v1.30-latest, v1.28-latest, v1.27-latest',
    `Crc: operators.servicemeshoperator3.startingCSV: Automatic upgrades past "servicemeshoperator3.v3.4.0" at once; set installPlanApproval: 'Manual'`,
    'Crc: controlPlanes[0].gateways[0].namespace: "openshift-ingress" is reserved for the platform; give the gateway a namespace of its own',
    `Crc: controlPlanes[0].applications[0].namespace: "istio-system" is the control plane's namespace (controlPlanes[0].namespace); give the application another`,
    'Crc: controlPlanes[0].gateways[0].replicas: 0.5 is not a whole number from 0',
    "Crc: controlPlanes[0].applications[0].expose.service: missing; give the service that answers: { name: '…', port: 8080 }",
    'Crc: controlPlanes[0].applications[0].expose.paths: is empty, so nothing would be served; leave it out to serve all',
    'crc: release: no Service Mesh release "latest"; known: 3.0.0-tp.2, 3.0, 3.1, 3.2, 3.3, 3.4',
  ]);
});

test('a faulty value is reported once, and not again for what was put in its place', () => {
  const settings = {
    ...inExpose({ gateway: 1, host: 2, certificate: { privateKey: { algorithm: 3 }, duration: 4 } }),
    appsDomain: 5,
    openshift: 6,
    release: 7,
    operators: { servicemeshoperator3: { installPlanApproval: 8, startingCSV: 9 } },
  };

  expect(faultsOf(settings)).toEqual([
    'crc: appsDomain: expected a string, got 5',
    'crc: openshift: expected a string, got 6',
    'crc: release: expected a string, got 7',
    'crc: operators.servicemeshoperator3.installPlanApproval: expected one of Automatic, Manual, got 8',
    'crc: operators.servicemeshoperator3.startingCSV: expected a string, got 9',
    'crc: controlPlanes[0].applications[0].expose.gateway: expected a string, got 1',
    'crc: controlPlanes[0].applications[0].expose.host: expected a string, got 2',
    'crc: controlPlanes[0].applications[0].expose.certificate.duration: expected a string, got 4',
    'crc: controlPlanes[0].applications[0].expose.certificate.privateKey.algorithm: expected one of RSA, ECDSA, got 3',
  ]);
});

test('what would break a line or act on a terminal is escaped', () => {
  expect(faultsOf({ ...reference, release: '3\n4\u001b[2J\u2028' })).toEqual([
    'crc: release: no Service Mesh release "3\\u000a4\\u001b[2J\\u2028"; known: 3.0.0-tp.2, 3.0, 3.1, 3.2, 3.3, 3.4',
  ]);
});

test('no value makes it throw, and every fault is one line without a stack', () => {
  const anything = fc.oneof(
    fc.array(settingsLike(clusterShape), { maxLength: 3 }),
    fc.anything({ withSparseArray: true }),
  );

  fc.assert(
    fc.property(anything, (value) => {
      const { clusters, faults } = resolveClusters(value);

      expect(clusters).toHaveLength(Array.isArray(value) ? value.length : 0);
      for (const fault of faults) expect(fault).toMatch(/^[^\p{Cc}\p{Zl}\p{Zp}]+$/u);
      expect(faults.join()).not.toMatch(/ at .*:\d+:\d+|TypeError|undefined \(reading/);
    }),
    { numRuns: 500 },
  );
});

const label = 'at most 63 lower-case letters, digits and "-", starting and ending with a letter or digit';

const words = fc.constantFrom(
  ...[
    '',
    'crc',
    'default',
    'istio-system',
    'openshift-x',
    'a\nb',
    '*',
    'constructor',
    'https://*',
    '..',
    '3.0',
    '4.14',
  ],
  ...['v1.30.3', 'v1.30-latest', 'bookinfo', 'RevisionBased', 'Manual', 'RSA', '1h', 'x'.repeat(64), '\u001b[1m'],
);

/** Values of a shape, now and then of another: far enough right to reach every check, and wrong enough to fail it. */
function settingsLike(shape: Shape): fc.Arbitrary<unknown> {
  const wrong = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true });
  return fc.oneof({ weight: 12, arbitrary: ofShape(shape) }, { weight: 1, arbitrary: wrong });
}

function ofShape(shape: Shape): fc.Arbitrary<unknown> {
  if (shape === 'string') return fc.oneof(words, fc.string({ unit: 'binary' }));
  if (shape === 'number') return fc.oneof(fc.integer({ min: -1, max: 4096 }), fc.double());
  if (shape === 'boolean') return fc.boolean();
  if (shape === 'function') return fc.constant(() => undefined);
  if (shape === 'object') return fc.dictionary(fc.string(), fc.anything());
  if (isList(shape)) return fc.array(settingsLike(shape[0]), { maxLength: 3 });
  if (isChoice(shape)) return fc.oneof(fc.constantFrom(...Object.keys(shape)), words);
  if ('*' in shape) return fc.dictionary(fc.string(), settingsLike(shape['*'] ?? 'string'), { maxKeys: 3 });
  const entries = Object.entries(shape).map(([key, held]) => [key.replace('?', ''), settingsLike(held)]);
  return fc.record({ ...Object.fromEntries(entries), misspelt: fc.anything() }, { requiredKeys: [] });
}

function isChoice(shape: Shape): shape is Choice {
  return typeof shape === 'object' && Object.values(shape).includes(true);
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}
