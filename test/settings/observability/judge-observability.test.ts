import { expect, test } from 'vitest';
import type { ControlPlaneSettings } from '../../../lib/settings/control-planes/control-plane-settings';
import type { ObservabilitySettings } from '../../../lib/settings/observability/observability-settings';
import { resolveClusters } from '../../../lib/settings/resolve-clusters';
import { observed, tracing } from '../../observed';
import { faultsOf } from '../../support';

const dnsLabel = 'at most 63 lower-case letters, digits and "-", starting and ending with a letter or digit';

const faults = (observability: object, plane: ControlPlaneSettings = {}, cluster: object = {}) =>
  faultsOf({ ...observed(observability as ObservabilitySettings, plane), ...cluster }).map((fault) =>
    fault.replace('prod: controlPlanes[0].', ''),
  );

const traced = (changes: object) => faults({ tracing: { ...tracing, ...changes } });

const stored = (changes: object) => traced({ storage: { ...tracing.storage, ...changes } });

test('a release without Kiali is asked for none', () => {
  const cluster = { release: '3.0.0-tp.2' };

  expect(faults({}, {}, cluster)).toEqual(['observability.kiali: release 3.0.0-tp.2 has no Kiali; write kiali: false']);
  expect(faults({ kiali: false, tracing }, {}, cluster)).toEqual([]);
});

test('the name of a control plane leaves room for that of its Kiali', () => {
  const [fits, isTooLong] = [34, 35].map((length) => ({ name: 'x'.repeat(length) }));

  expect(faults({}, fits)).toEqual([]);
  expect(faults({ kiali: false }, isTooLong)).toEqual([]);
  expect(faults({}, isTooLong)).toEqual([
    `name: "${'x'.repeat(35)}" is too long: "kiali-${'x'.repeat(35)}" has 41 characters; at most 40 are allowed`,
  ]);
});

test.each([-1, 100.5, Number.NaN, Number.POSITIVE_INFINITY])('%d requests of 100 are not traced', (percentage) => {
  expect(traced({ randomSamplingPercentage: percentage })).toEqual([
    `observability.tracing.randomSamplingPercentage: ${percentage} is not a number from 0 to 100`,
  ]);
});

test.each([0, 0.01, 100])('%d requests of 100 can be traced', (randomSamplingPercentage) => {
  expect(traced({ randomSamplingPercentage })).toEqual([]);
});

test('the namespace of traces leaves room for the host of their pages', () => {
  const [fits, isTooLong] = [36, 37].map((length) => 'x'.repeat(length));
  const label = `tempo-mesh-query-frontend-${isTooLong}`;

  expect(traced({ namespace: fits })).toEqual([]);
  expect(traced({ namespace: `${isTooLong}x` })).toEqual([
    `observability.tracing.namespace: "${isTooLong}x" is too long: "${label}x" has 64 characters; at most 63 are allowed`,
  ]);
});

test('two control planes keep their traces apart', () => {
  const west = { name: 'west', namespace: 'istio-west', observability: { tracing } };
  const settings = observed({ tracing });

  expect(faultsOf({ ...settings, controlPlanes: [...(settings.controlPlanes ?? []), west] })).toEqual([
    'prod: controlPlanes[1].observability.tracing.namespace: "tempo" is enrolled in control planes "default" and "west"; a namespace has one',
  ]);
});

test('storage is a Secret by its name, of a type that Tempo knows, and a size', () => {
  expect(stored({ secret: { name: 'Trace.Storage', type: 's3' } })).toEqual([
    `observability.tracing.storage.secret.name: "Trace.Storage" is not a DNS label: ${dnsLabel}`,
  ]);
  expect(stored({ secret: { name: 'trace-storage', type: 'minio' } })).toEqual([
    'observability.tracing.storage.secret.type: "minio" is not known; known: s3, azure, gcs',
  ]);
  expect(stored({ storageSize: '20Gi' })).toEqual([]);
});

test.each(['ten', '0', '-1Gi', '10GiB'])('a volume is not of size %s', (storageSize) => {
  expect(stored({ storageSize })).toEqual([
    `observability.tracing.storage.storageSize: "${storageSize}" is not a size above 0; write e.g. "10Gi"`,
  ]);
});

test('a provider of the settings does not take the name of that of the traces', () => {
  const provider = (name: string) => ({ name, opentelemetry: { service: 'otel.acme.org', port: 4317 } });
  const values = { meshConfig: { extensionProviders: [provider('own'), provider('otel')] } };

  expect(faults({ tracing }, { values })).toEqual([
    'values.meshConfig.extensionProviders[1].name: "otel" is the provider that tracing makes; give yours another name',
  ]);
  expect(faults({}, { values })).toEqual([]);
});

test('in a remote cluster nothing is asked for that its primary decides', () => {
  const remote = { primary: 'east', remotePilotAddress: '203.0.113.7' };
  const plane = { gateways: [], multiCluster: { meshID: 'acme', remote } };
  const ofObservability = (observability: object) =>
    faults(observability, plane).filter((fault) => fault.includes('observability'));

  expect(ofObservability({})).toEqual([]);
  expect(ofObservability({ accessLogs: true, kiali: true, tracing })).toEqual(
    ['accessLogs', 'kiali', 'tracing'].map(
      (field) => `observability.${field}: the control plane runs in "east" and decides it there; remove it`,
    ),
  );
});

test('the namespace of the console’s pages serves nothing else', () => {
  expect(faults({}, { namespaces: ['ossmconsole'] })).toEqual([
    'namespaces[0]: "ossmconsole" is the console plugin\'s namespace (controlPlanes[0].observability.kiali); give the application another',
  ]);
  expect(faults({ kiali: false }, { namespaces: ['ossmconsole'] })).toEqual([]);
});

test('no traces are kept where proxies of remote clusters would lose theirs', () => {
  const east = (remote: boolean) => {
    const settings = observed(
      { tracing },
      { multiCluster: { meshID: 'acme' }, certificateAuthority },
      { name: 'east' },
    );
    const west = { multiCluster: { meshID: 'acme', ...(remote && { remote: address }) }, ...(!remote && primary) };
    return resolveClusters([
      settings,
      { ...observed({ kiali: false }, { gateways: [], ...west }), name: 'west', appsDomain: 'apps.west.acme.org' },
    ]).faults;
  };
  const certificateAuthority = { signer: 'istiod', issuerRef: { name: 'root' } } as const;
  const primary = { certificateAuthority };
  const address = { primary: 'east', remotePilotAddress: '203.0.113.7' };

  expect(east(true)).toEqual([
    'east: controlPlanes[0].observability.tracing: proxies of the remote clusters that this control plane serves cannot reach the collector, so their spans would be lost; remove it, or make those clusters primaries',
  ]);
  expect(east(false)).toEqual([]);
});
