import { describe, expect, test } from 'vitest';
import { currentVersion } from '../../../lib/check/rules/api/current-version';
import { plainScalar } from '../../../lib/check/rules/api/plain-scalar';
import { scope } from '../../../lib/check/rules/api/scope';
import { specField } from '../../../lib/check/rules/api/spec-field';
import { uniqueIdentity } from '../../../lib/check/rules/api/unique-identity';
import { validLabel } from '../../../lib/check/rules/api/valid-label';
import { validName } from '../../../lib/check/rules/api/valid-name';
import { validValue } from '../../../lib/check/rules/api/valid-value';
import { deployment, linesFor, virtualService } from './documents';
import { linesOf, meshOf } from './examples';
import { placesIn } from './policies';

const named = (apiVersion: string, kind: string, name: string) => ({ apiVersion, kind, metadata: { name } });

describe('API002', () => {
  const ztunnel = named('sailoperator.io/v1alpha1', 'ZTunnel', 'default');

  test('a version that is the only one of its release may be used', () => {
    expect(placesIn(currentVersion, [ztunnel])).toEqual(['ZTunnel default apiVersion']);
    expect(placesIn(currentVersion, [ztunnel], { release: '3.1' })).toEqual([]);
  });
});

describe('API006', () => {
  test('the version of the API makes no second object, the namespace does', () => {
    const istio = (version: string) => named(`sailoperator.io/${version}`, 'Istio', 'default');
    const account = (namespace: string) => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'a', namespace },
    });

    expect(linesFor(uniqueIdentity, istio('v1'), istio('v1alpha1'))).toHaveLength(1);
    expect(linesFor(uniqueIdentity, account('a'), account('b'))).toEqual([]);
  });
});

describe('API007', () => {
  test.each([
    ['v1', 'Namespace', 'a.b', 1],
    ['v1', 'Namespace', '4ever', 0],
    ['v1', 'Service', '4ever', 1],
    ['v1', 'ConfigMap', 'a.b', 0],
    ['v1', 'ConfigMap', 'a_b', 1],
    ['v1', 'Namespace', 'a'.repeat(64), 1],
    ['v1', 'ConfigMap', 'a'.repeat(253), 0],
    ['v1', 'ConfigMap', 'a'.repeat(254), 1],
    ['batch/v1', 'CronJob', 'a'.repeat(52), 0],
    ['batch/v1', 'CronJob', 'a'.repeat(53), 1],
    ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'system:a_B', 0],
    ['networking.istio.io/v1', 'Gateway', 'a.b', 1],
    ['user.openshift.io/v1', 'Group', 'Team A', 0],
  ])('%s %s "%s"', (apiVersion, kind, name, count) => {
    expect(placesIn(validName, [named(apiVersion, kind, name)])).toHaveLength(count);
  });

  test('the namespace of an object is judged beside its name', () => {
    const route = { ...named('networking.istio.io/v1', 'VirtualService', 'Bad_Name'), spec: { hosts: ['a'] } };
    const metadata = { ...route.metadata, namespace: 'Bad_NS' };

    expect(placesIn(validName, [{ ...route, metadata }])).toEqual([
      'VirtualService Bad_NS/Bad_Name metadata.name',
      'VirtualService Bad_NS/Bad_Name metadata.namespace',
    ]);
    expect(placesIn(validName, [named('v1', 'Service', '1bad.name')])).toEqual([
      'Service default/1bad.name metadata.name',
    ]);
  });
});

test('API008: a kind that nobody knows may stand in a namespace or not', () => {
  expect(linesFor(scope, named('acme.org/v1', 'Shop', 'a'))).toEqual([]);
});

describe('API009', () => {
  const labelled = (labels: object, annotations: object = {}) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'a', labels, annotations },
  });

  test.each([
    [{ a: '' }, 0],
    [{ a: 'A_b-1.0' }, 0],
    [{ a: 'a'.repeat(63) }, 0],
    [{ a: 'a'.repeat(64) }, 1],
    [{ a: '-a' }, 1],
    [{ 'acme.org/A_b': 'a' }, 0],
    [{ 'Acme.org/a': 'a' }, 1],
    [{ 'a/b/c': 'a' }, 1],
    [{ '': 'a' }, 1],
    [{ 'a b': 'x y' }, 2],
  ])('the labels %j', (labels, count) => {
    expect(placesIn(validLabel, [labelled(labels)])).toHaveLength(count);
  });

  test('an annotation may hold any text, and its domain capitals', () => {
    expect(placesIn(validLabel, [labelled({}, { 'Acme.org/a': 'any text: 1 + 1', a: 'x'.repeat(200_000) })])).toEqual(
      [],
    );
    expect(placesIn(validLabel, [labelled({}, { a: 'ü'.repeat(131_073) })])).toEqual([
      'Namespace a metadata.annotations',
    ]);
    expect(placesIn(validLabel, [labelled({}, { 'a b': 'x' })])).toEqual(['Namespace a metadata.annotations["a b"]']);
  });

  test('labels of pods are judged where they stand', () => {
    expect(placesIn(validLabel, [deployment('a', 'shop', { version: '1.0 beta' })])).toEqual([
      'Deployment shop/a spec.template.metadata.labels.version',
    ]);
  });
});

test('API010: a field that the spec has not is another matter', () => {
  const { metadata, ...rest } = named('operators.coreos.com/v1alpha1', 'Subscription', 'a');
  const metadataWith = (more: object) => ({ ...rest, metadata: { ...metadata, namespace: 'a', ...more } });

  expect(placesIn(specField, [metadataWith({ channel: 'stable' })])).toEqual(['Subscription a/a metadata.channel']);
  expect(placesIn(specField, [metadataWith({ colour: 'red' })])).toEqual([]);
});

describe('API016', () => {
  const annotated = (value: string) =>
    linesOf(
      meshOf(plainScalar, `{ apiVersion: v1, kind: Namespace, metadata: { name: a, annotations: { a: ${value} } } }`),
      [plainScalar],
    );

  test.each([
    ['yes', 1],
    ['"yes"', 0],
    ['On', 1],
    ['0644', 1],
    ["'0644'", 0],
    ['1e3', 1],
    ['10', 0],
    ['text', 0],
  ])('%s', (value, count) => {
    expect(annotated(value)).toHaveLength(count);
  });

  test.each([
    ['replicas: two', 'expected an integer, got the string "two"'],
    ['replicas: on', 'expected an integer, got true'],
    ['paused: maybe', 'expected true or false, got the string "maybe"'],
    ['selector: none', 'expected a mapping, got the string "none"'],
    ['template: { spec: { containers: app } }', 'expected a list, got the string "app"'],
  ])('where no text belongs the type is wrong, not the quotes: %s', (field, message) => {
    const example = `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: a, namespace: a }, spec: { ${field} } }`;

    const lines = linesOf(meshOf(plainScalar, example), [validValue, plainScalar]);

    expect(lines).toContainEqual(expect.stringContaining(message));
    expect(lines.filter((line) => line.startsWith('API016'))).toEqual([]);
  });

  test.each(['~', 'null', ''])('an item that is empty is no text that lacks quotes: "%s"', (item) => {
    const example = `
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: { name: a, namespace: a }
      spec:
        hosts:
        - ${item}`;

    expect(linesOf(meshOf(plainScalar, example), [validValue, plainScalar])).toEqual([
      expect.stringMatching(/^API004 .*got null/),
    ]);
  });

  test('an octal number where a number belongs is one', () => {
    const example = `
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: a, namespace: a }
      spec: { template: { spec: { volumes: [{ name: a, configMap: { name: a, defaultMode: 0644 } }] } } }`;

    expect(linesOf(meshOf(plainScalar, example), [plainScalar])).toEqual([]);
  });

  test.each([
    ['\\\\d+', 1],
    ['\\d+', 0],
    ['a\\\\', 0],
  ])('the regex %s', (regex, count) => {
    const route = virtualService('a', 'a', { hosts: ['a'], http: [{ match: [{ uri: { regex } }] }] });

    expect(linesFor(plainScalar, route)).toHaveLength(count);
  });
});
