import { expect, test } from 'vitest';
import { faultsOf, inApplication, inExpose, inGateway, inPlane, objectsOf, reference } from '../support';

test('a misspelt setting is named with its right name, at any depth', () => {
  const { appsDomain, ...nameless } = reference;

  expect(faultsOf({ ...nameless, appsDomian: appsDomain })).toEqual([
    'crc: appsDomian: no such setting; did you mean "appsDomain"?',
    'crc: appsDomain: missing; give a string',
  ]);
  expect(faultsOf(inPlane({ gatways: [] }))).toEqual([
    'crc: controlPlanes[0].gatways: no such setting; did you mean "gateways"?',
  ]);
  expect(faultsOf(inGateway({ podDisruptionBudgets: { minAvailable: 1 } }))).toEqual([
    'crc: controlPlanes[0].gateways[0].podDisruptionBudgets: no such setting; did you mean "podDisruptionBudget"?',
  ]);
  expect(faultsOf(inExpose({ certificate: { privateKey: { algoritm: 'RSA' } } }))).toEqual([
    'crc: controlPlanes[0].applications[0].expose.certificate.privateKey.algoritm: no such setting; did you mean "algorithm"?',
  ]);
});

test('a setting that resembles none is answered with those there are', () => {
  expect(faultsOf({ ...reference, cni: { image: 'x' } })).toEqual([
    'crc: cni.image: no such setting; known: namespace, version, values',
  ]);
});

test('an operator that Rigging does not install is no setting', () => {
  expect(faultsOf({ ...reference, operators: { servicemeshoperator: {} } })).toEqual([
    'crc: operators.servicemeshoperator: no such setting; did you mean "servicemeshoperator3"?',
  ]);
});

test('names that every JavaScript object has are not settings', () => {
  const settings = { ...reference, cni: JSON.parse('{ "constructor": 1, "__proto__": 2 }') };

  expect(faultsOf(settings)).toEqual([
    'crc: cni.constructor: no such setting; known: namespace, version, values',
    'crc: cni.__proto__: no such setting; known: namespace, version, values',
  ]);
});

test.each([
  ['a number for a string', { ...reference, openshift: 4.2 }, 'crc: openshift: expected a string, got 4.2'],
  [
    'a string for a number',
    inGateway({ replicas: '2' }),
    'crc: controlPlanes[0].gateways[0].replicas: expected a number, got "2"',
  ],
  [
    'a number for one of several texts',
    inGateway({ service: { type: 3 } }),
    'crc: controlPlanes[0].gateways[0].service.type: expected one of ClusterIP, LoadBalancer, got 3',
  ],
  ['null for a list', inPlane({ namespaces: null }), 'crc: controlPlanes[0].namespaces: expected a list, got null'],
  ['a promise for a cluster', Promise.resolve(reference), 'clusters[0]: expected a map, got an instance of Promise'],
  ['a Map for a map', { ...reference, cni: new Map() }, 'crc: cni: expected a map, got an instance of Map'],
  ['null for a map', { ...reference, cni: null }, 'crc: cni: expected a map, got null'],
  ['NaN for a string', { ...reference, appsDomain: Number.NaN }, 'crc: appsDomain: expected a string, got NaN'],
  ['a boolean for a string', { ...reference, release: true }, 'crc: release: expected a string, got true'],
  ['a bigint for a string', { ...reference, release: 3n }, 'crc: release: expected a string, got 3n'],
  ['a list for a map', { ...reference, operators: [] }, 'crc: operators: expected a map, got a list'],
  ['a map for a list', { ...reference, controlPlanes: {} }, 'crc: controlPlanes: expected a list, got a map'],
  ['a list for Helm values', inPlane({ values: [1] }), 'crc: controlPlanes[0].values: expected a map, got a list'],
  [
    'a function for a string',
    inPlane({ name: () => 'default' }),
    'crc: controlPlanes[0].name: expected a string, got a function',
  ],
  ['a string for a function', { ...reference, extend: 'x' }, 'crc: extend: expected a function, got "x"'],
  [
    'a string in a list of maps',
    inPlane({ gateways: ['public'], applications: [] }),
    'crc: controlPlanes[0].gateways[0]: expected a map, got "public"',
  ],
  [
    'a gap in a list',
    inPlane({ namespaces: new Array(1) }),
    'crc: controlPlanes[0].namespaces[0]: expected a string, got undefined',
  ],
])('%s is refused, and shown', (_, settings, fault) => {
  expect(faultsOf(settings)).toEqual([fault]);
});

test.each([
  ['Sidecar', 'did you mean "sidecar"?'],
  ['none', 'known: sidecar, ambient'],
  ['', 'known: sidecar, ambient'],
  ['constructor', 'known: sidecar, ambient'],
])('a text that is none of those to choose from, %j, is refused, and nothing more is said for it', (mode, hint) => {
  const [application] = reference.controlPlanes[0].applications;
  const applications = [{ ...application, dataplaneMode: mode }];

  expect(faultsOf(inPlane({ dataplaneMode: mode, applications }))).toEqual([
    `crc: controlPlanes[0].dataplaneMode: "${mode}" is not known; ${hint}`,
    `crc: controlPlanes[0].applications[0].dataplaneMode: "${mode}" is not known; ${hint}`,
  ]);
});

test('a missing choice is answered with what there is to choose from', () => {
  const tracing = { storage: { secret: { name: 'traces' } } };

  expect(faultsOf(inPlane({ observability: { tracing } }))).toContain(
    'crc: controlPlanes[0].observability.tracing.storage.secret.type: missing; give one of s3, azure, gcs',
  );
});

const circle: Record<string, unknown> = {};
circle.again = circle;

test.each([
  ['a bigint', 3n, 'expected plain data, got 3n'],
  ['a date', new Date(0), 'expected plain data, got an instance of Date'],
  ['a Map', new Map(), 'expected plain data, got an instance of Map'],
  ['a promise', Promise.resolve({}), 'expected plain data, got an instance of Promise'],
  ['an instance of a class', new (class Env {})(), 'expected plain data, got an instance of Env'],
  ['a map with a parent', Object.create({ A: 'b' }), 'expected plain data, got an instance of Object'],
  ['a function', () => 'b', 'expected plain data, got a function'],
  ['a symbol', Symbol('b'), 'expected plain data, got Symbol(b)'],
  ['no number', Number.NaN, 'expected plain data, got NaN'],
  ['a number without end', Number.POSITIVE_INFINITY, 'expected plain data, got Infinity'],
  ['a null', null, 'is null; remove the key'],
  ['a map in itself', circle, 'contains itself'],
])('%s in values is refused with its path, in maps and in lists', (_, value, say) => {
  const inItself = say === 'contains itself' ? '.again' : '';
  const values = { pilot: { env: { A: value } } };

  expect(faultsOf({ ...reference, cni: { values } })).toEqual([`crc: cni.values.pilot.env.A${inItself}: ${say}`]);
  expect(faultsOf(inPlane({ values: { ...values, pilot: { tolerations: [{}, value] } } }))).toEqual([
    `crc: controlPlanes[0].values.pilot.tolerations[1]${inItself}: ${say}`,
  ]);
});

test('a gap in a list of values is refused', () => {
  const fault = 'crc: controlPlanes[0].values.pilot.tolerations[0]: expected plain data, got undefined';

  expect(faultsOf(inPlane({ values: { pilot: { tolerations: new Array(1) } } }))).toEqual([fault]);
});

test('values that go deeper than any object does are refused', () => {
  const nested = (levels: number) => {
    let values = {};
    for (let level = 0; level < levels; level++) values = { a: values };
    return values;
  };

  expect(faultsOf({ ...reference, cni: { values: nested(100) } })).toEqual([]);
  expect(faultsOf({ ...reference, cni: { values: nested(20_000) } })).toEqual([
    `crc: cni.values${'.a'.repeat(101)}: is nested deeper than 100 levels`,
  ]);
});

test('a key that would change what an object is, and be lost, is refused', () => {
  const env = JSON.parse('{ "__proto__": "1", "A": "b" }');
  const say = 'JavaScript keeps this key for itself; remove it';

  expect(faultsOf(inPlane({ values: { pilot: { env } } }))).toEqual([
    `crc: controlPlanes[0].values.pilot.env.__proto__: ${say}`,
  ]);
  expect(faultsOf(inGateway({ nodeSelector: env }))).toContain(
    `crc: controlPlanes[0].gateways[0].nodeSelector["__proto__"]: ${say}`,
  );
});

test('values without a prototype, and settings of a class, are read like any', () => {
  const env = Object.assign(Object.create(null), { A: 'b' });
  class Acme {
    name = 'acme';
    get appsDomain() {
      return 'apps.acme.org';
    }
  }

  expect(objectsOf(inPlane({ values: { pilot: { env } } })).get('Istio default')).toMatchObject({
    spec: { values: { pilot: { env: { A: 'b' } } } },
  });
  expect(faultsOf(new Acme())).toEqual([]);
});

test('a value that contains itself is refused like any other', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;

  expect(faultsOf({ ...reference, release: cyclic })).toEqual(['crc: release: expected a string, got a map']);
});

test('every required setting that is missing is reported', () => {
  const settings = inPlane({
    gateways: [{ autoscaling: {}, podDisruptionBudget: {} }],
    applications: [{ expose: { service: {} } }],
  });

  expect(faultsOf(settings)).toEqual([
    'crc: controlPlanes[0].gateways[0].name: missing; give a string',
    'crc: controlPlanes[0].gateways[0].namespace: missing; give a string',
    'crc: controlPlanes[0].gateways[0].autoscaling.minReplicas: missing; give a number',
    'crc: controlPlanes[0].gateways[0].autoscaling.maxReplicas: missing; give a number',
    'crc: controlPlanes[0].gateways[0].podDisruptionBudget.minAvailable: missing; give a number',
    'crc: controlPlanes[0].applications[0].name: missing; give a string',
    'crc: controlPlanes[0].applications[0].namespace: missing; give a string',
    'crc: controlPlanes[0].applications[0].expose.service.name: missing; give a string',
    'crc: controlPlanes[0].applications[0].expose.service.port: missing; give a number',
  ]);
});

test('an optional setting that is undefined counts as left out', () => {
  const undefinedPlane = {
    name: undefined,
    version: undefined,
    values: undefined,
    updateStrategy: { type: undefined },
  };

  expect(faultsOf({ ...inPlane(undefinedPlane), openshift: undefined, cni: undefined, extend: undefined })).toEqual([]);
  expect(faultsOf(inApplication({ sample: 'bookinfo', expose: undefined }))).toEqual([]);
});
