import { describe, expect, test } from 'vitest';
import { schemaViolations, trySchemaOf } from '../../../lib/check/schema/schema-check';
import type { Manifest } from '../../../lib/manifest/manifest';
import { crc, distObjects, object, said } from './examples';

test.each(distObjects('crc').map((manifest) => [`${manifest.kind} ${manifest.metadata.name}`, manifest] as const))(
  '%s of dist/crc has no finding, and a schema that says so',
  (_, manifest) => {
    expect(said(manifest)).toEqual([]);
    expect(trySchemaOf(manifest, crc)?.properties).toBeDefined();
  },
);

const telemetry = (spec: unknown) => object('telemetry.istio.io/v1', 'Telemetry', spec);
const istio = (spec: object) =>
  object('sailoperator.io/v1', 'Istio', { namespace: 'istio-system', version: 'v1.30.3', ...spec });
const service = (spec: unknown) => object('v1', 'Service', spec);
const route = (spec: object) =>
  object('route.openshift.io/v1', 'Route', { to: { kind: 'Service', name: 'web' }, ...spec });

describe('an unknown field', () => {
  test.each<[string, Manifest, string]>([
    [
      'that is written one level too high is told its place',
      istio({ meshConfig: {} }),
      'API003 spec.meshConfig: unknown field "meshConfig"; did you mean spec.values.meshConfig?',
    ],
    [
      'of metadata in the spec is told where that is',
      route({ annotations: {} }),
      'API003 spec.annotations: unknown field "annotations"; did you mean metadata.annotations?',
    ],
    [
      'that belongs to the items of a list is told so',
      telemetry({ randomSamplingPercentage: 5 }),
      'API003 spec.randomSamplingPercentage: unknown field "randomSamplingPercentage"; ' +
        'did you mean spec.tracing[].randomSamplingPercentage?',
    ],
    [
      'with a slip in its name is told the name',
      istio({ values: { meshConfg: {} } }),
      'API003 spec.values.meshConfg: unknown field "meshConfg"; did you mean "meshConfig"?',
    ],
    [
      'in the wrong case is told the right one',
      service({ ClusterIP: 'None' }),
      'API003 spec.ClusterIP: unknown field "ClusterIP"; did you mean "clusterIP"?',
    ],
    [
      'like no other is told what there is',
      object('networking.istio.io/v1', 'Sidecar', { workloadSelector: { application: { a: 'b' } } }),
      'API003 spec.workloadSelector.application: unknown field "application"; known here: "labels"',
    ],
    [
      'beside spec is found too',
      { ...service({}), annotation: {} } as Manifest,
      'API003 annotation: unknown field "annotation"; not in Kubernetes 1.30, whose schema judges it; ' +
        'see that the cluster has it',
    ],
    [
      'of metadata is found too',
      { ...istio({}), metadata: { name: 'a', label: { a: 'b' } } },
      'API003 metadata.label: unknown field "label"; did you mean "labels"?',
    ],
    [
      'named like what every JavaScript object has is no known one',
      object('networking.istio.io/v1', 'Sidecar', { workloadSelector: { constructor: {} } }),
      'API003 spec.workloadSelector.constructor: unknown field "constructor"; known here: "labels"',
    ],
  ])('%s', (_, manifest, message) => {
    expect(said(manifest)).toEqual([message]);
  });
});

describe('a refused value', () => {
  test.each<[string, Manifest, string]>([
    ['a number for a string', istio({ namespace: 5 }), 'spec.namespace: expected a string, got the number 5; quote it'],
    [
      'a string for a number',
      service({ ports: [{ port: '80' }] }),
      'spec.ports[0].port: expected an integer, got the string "80"; remove the quotes',
    ],
    [
      'a label that is no string',
      { ...service({}), metadata: { name: 'a', labels: { 'istio.io/rev': 5 } } } as unknown as Manifest,
      'metadata.labels["istio.io/rev"]: expected a string, got the number 5; quote it',
    ],
    [
      'a mapping for a list',
      service({ ports: { port: 80 } }),
      'spec.ports: expected a list, got a mapping; write each item on a line of its own, with "- " before it',
    ],
    [
      'a string for a mapping',
      route({ port: '80' }),
      'spec.port: expected a mapping, got the string "80"; it takes "targetPort"',
    ],
    [
      'a version that the release does not know',
      istio({ version: 'v1.99.0' }),
      'spec.version: "v1.99.0" is not one of "v1.30-latest", "v1.30.3", "v1.30.1", "v1.28-latest", "v1.28.10", ' +
        '"v1.28.8", … (14 more)',
    ],
    ['a field that is missing', route({ to: { kind: 'Service' } }), 'spec.to.name: missing; give a string'],
    [
      'a quantity with a made-up suffix',
      object('v1', 'ResourceQuota', { hard: { memory: '500mb' } }),
      'spec.hard.memory: "500mb" is not a quantity such as "500m" or "1Gi"',
    ],
    [
      'two ways at once where Istio takes one',
      object('networking.istio.io/v1', 'DestinationRule', {
        host: 'reviews',
        trafficPolicy: { loadBalancer: { simple: 'RANDOM', consistentHash: { useSourceIp: true } } },
      }),
      'spec.trafficPolicy.loadBalancer: "simple", "consistentHash" exclude each other; ' +
        'set one of simple, consistentHash',
    ],
    [
      'a key where the Route passes TLS through',
      route({ tls: { termination: 'passthrough', key: 'x' } }),
      'spec.tls: these values do not go together; leave out key, or make termination other than "passthrough"',
    ],
    [
      'a path where the Route passes TLS through',
      route({ path: '/a', tls: { termination: 'passthrough' } }),
      'spec: these values do not go together; leave out path, or leave out tls, or make tls.termination other than ' +
        '"passthrough"',
    ],
    ['a port that is none', route({ port: { targetPort: 0 } }), 'spec.port.targetPort: 0 is not allowed here'],
    [
      'two listeners of one name',
      object('gateway.networking.k8s.io/v1', 'Gateway', {
        gatewayClassName: 'istio',
        listeners: [80, 81].map((port) => ({ name: 'http', port, protocol: 'HTTP' })),
      }),
      'spec.listeners[1]: repeats name "http" of item 0; remove one of the two',
    ],
  ])('%s', (_, manifest, message) => {
    expect(said(manifest)).toEqual([`API004 ${message}`]);
  });

  test('that is none where a text belongs is marked, and what is wrong otherwise is not', () => {
    const isMarked = (manifest: Manifest) => schemaViolations(manifest, crc).map(({ expectsText }) => expectsText);

    expect(isMarked(service({ type: 5 }))).toEqual([true]);
    expect(isMarked(service({ ports: 'none' }))).toEqual([undefined]);
    expect(isMarked(istio({ version: 'v1.99.0' }))).toEqual([undefined]);
  });
});

describe('what is no fault', () => {
  test.each<[string, Manifest]>([
    ['an empty field, which the API server drops', istio({ values: null })],
    ['a quantity without quotes', object('v1', 'ResourceQuota', { hard: { cpu: 0.5, memory: '1Gi' } })],
    ['a port by name or number', service({ ports: [{ port: 80, targetPort: 'http' }] })],
    ['a status, which the API server drops', { ...istio({}), status: { state: 5 } } as Manifest],
    ['what Envoy is told, which Istio does not describe', envoyFilter({ anything: { at: ['all'] } })],
    ['an environment variable set twice, which is legal in a Deployment', deploymentWithEnv()],
    ['a kind of a well-known operator', object('external-secrets.io/v1', 'ExternalSecret', { target: 'x' })],
    ['a kind that comes with OpenShift', object('operator.openshift.io/v1', 'IngressController', { replicas: 'x' })],
  ])('%s', (_, manifest) => {
    expect(said(manifest)).toEqual([]);
  });
});

function envoyFilter(value: unknown): Manifest {
  const patch = { operation: 'MERGE', value };
  return object('networking.istio.io/v1alpha3', 'EnvoyFilter', { configPatches: [{ applyTo: 'CLUSTER', patch }] });
}

function deploymentWithEnv(): Manifest {
  const env = ['a', 'b'].map((value) => ({ name: 'SAME', value }));
  const template = { metadata: {}, spec: { containers: [{ name: 'a', image: 'b', env }] } };
  return object('apps/v1', 'Deployment', { selector: {}, template });
}

describe('an object without a schema', () => {
  const violation = (manifest: Manifest, target = {}) => schemaViolations(manifest, { ...crc, ...target });

  test('in a version that is not served is told the one that is', () => {
    expect(violation(object('sailoperator.io/v1alpha1', 'Istio', {}))).toEqual([
      {
        code: 'API001',
        at: 'apiVersion',
        message: '"sailoperator.io/v1alpha1" has no Istio on Service Mesh 3.4; use sailoperator.io/v1',
      },
    ]);
    expect(violation(object('sailoperator.io/v1alpha1', 'Istio', {}), { release: '3.0.0-tp.2' })).not.toContainEqual(
      expect.objectContaining({ code: 'API001' }),
    );
  });

  test('because its kind comes with another release is told which', () => {
    expect(violation(object('extensions.istio.io/v1alpha1', 'TrafficExtension', {}), { release: '3.3' })).toEqual([
      {
        code: 'API001',
        at: 'kind',
        message: '"TrafficExtension" is not served by Service Mesh 3.3; it comes with Service Mesh 3.4',
      },
    ]);
    expect(violation(object('gateway.networking.k8s.io/v1', 'TLSRoute', {}))).toEqual([
      {
        code: 'API001',
        at: 'kind',
        message: '"TLSRoute" is not served by OpenShift 4.20; it comes with OpenShift 4.23',
      },
    ]);
  });

  test('of a kind that nobody here knows is marked', () => {
    expect(violation(object('example.com/v1', 'Widget', {}))).toEqual([
      {
        code: 'API001',
        at: 'kind',
        message: '"example.com/v1 Widget" is not known here; its fields cannot be checked',
        unknownKind: true,
      },
    ]);
    expect(violation(object('networking.istio.io/v1', 'Certificate', {}))).toMatchObject([
      { message: '"networking.istio.io/v1 Certificate" is not known here; use cert-manager.io/v1', unknownKind: true },
    ]);
    expect(violation(object('networking.istio.io/v1', 'VirtualServices', {}))).toMatchObject([
      { message: expect.stringContaining('did you mean "VirtualService"?') },
    ]);
  });

  test('may be of a Gateway API bundle that people chose, where OpenShift brings none', () => {
    const route = (version: string, kind: string) => object(`gateway.networking.k8s.io/${version}`, kind, {});
    const ofBundle = { openshift: '4.18' };

    expect(violation(route('v1', 'TLSRoute'), ofBundle)).not.toContainEqual(
      expect.objectContaining({ code: 'API001' }),
    );
    expect(violation(route('v1alpha2', 'TCPRoute'), ofBundle)).toMatchObject([{ unknownKind: true }]);
    expect(violation(route('v1alpha2', 'TLSRoute'), ofBundle)).toEqual([
      {
        code: 'API001',
        at: 'apiVersion',
        message:
          '"gateway.networking.k8s.io/v1alpha2" has no TLSRoute in the newest Gateway API known here; ' +
          'use gateway.networking.k8s.io/v1, or see that the cluster serves it',
        severity: 'warning',
      },
    ]);
  });

  test('is found by own names only', () => {
    expect(violation(object('constructor', 'constructor', {}))).toMatchObject([{ unknownKind: true }]);
    expect(violation(object('sailoperator.io/constructor', 'Istio', {}))).toMatchObject([{ at: 'apiVersion' }]);
    expect(violation(object('__proto__/v1', 'toString', {}))).toMatchObject([{ unknownKind: true }]);
  });
});
