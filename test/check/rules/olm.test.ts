import { describe, expect, test } from 'vitest';
import { catalogSource } from '../../../lib/check/rules/olm/catalog-source';
import { channelForOpenshift } from '../../../lib/check/rules/olm/channel-for-openshift';
import { installMode } from '../../../lib/check/rules/olm/install-mode';
import { knownChannel } from '../../../lib/check/rules/olm/known-channel';
import { oneApproval } from '../../../lib/check/rules/olm/one-approval';
import { oneOperatorGroup } from '../../../lib/check/rules/olm/one-operator-group';
import { oneServiceMesh } from '../../../lib/check/rules/olm/one-service-mesh';
import { operatorGroup } from '../../../lib/check/rules/olm/operator-group';
import { pinnedVersion } from '../../../lib/check/rules/olm/pinned-version';
import { startingCsv } from '../../../lib/check/rules/olm/starting-csv';
import { yaml } from './documents';
import { linesOf, meshOf } from './examples';
import { istio, linesIn, placesIn } from './policies';

const subscription = (name: string, spec: object = {}, namespace = 'openshift-operators') => ({
  apiVersion: 'operators.coreos.com/v1alpha1',
  kind: 'Subscription',
  metadata: { name, namespace },
  spec: { name, channel: 'stable', source: 'redhat-operators', sourceNamespace: 'openshift-marketplace', ...spec },
});
const group = (name: string, namespace: string, spec: object = {}) => ({
  apiVersion: 'operators.coreos.com/v1',
  kind: 'OperatorGroup',
  metadata: { name, namespace },
  spec,
});

test.each([
  ['servicemeshoperator3', 'stable', 0],
  ['servicemeshoperator3', 'stable-3.1', 0],
  ['servicemeshoperator3', 'candidates', 1],
  ['servicemeshoperator', 'stable', 0],
  ['openshift-cert-manager-operator', 'stable-v1.99', 0],
  ['openshift-gitops-operator', 'gitops-1.21', 0],
  ['a-package-of-ours', 'anything', 0],
])('OLM001: %s in channel %s', (name, channel, count) => {
  expect(placesIn(knownChannel, [subscription(name, { channel })])).toHaveLength(count);
});

test('OLM001: who targets the technology preview may follow its channel', () => {
  const preview = subscription('servicemeshoperator3', { channel: 'candidates' });

  expect(placesIn(knownChannel, [preview], { release: '3.0.0-tp.2' })).toEqual([]);
});

test.each([
  ['tempo-product', { targetNamespaces: ['a'] }, 1],
  ['tempo-product', { targetNamespaces: [] }, 0],
  ['tempo-product', { selector: {} }, 0],
  ['tempo-product', { selector: { matchLabels: { a: 'b' } } }, 1],
  ['openshift-cert-manager-operator', { targetNamespaces: ['a'] }, 0],
])('OLM002: %s with %j', (name, spec, count) => {
  expect(placesIn(installMode, [subscription(name, {}, 'a'), group('g', 'a', spec)])).toHaveLength(count);
});

test('OLM003: a declared OperatorGroup counts, and one that is written twice is API006', () => {
  const given = yaml(group('declared', 'a'));

  expect(linesOf(meshOf({ code: 'OLM003', given }, yaml(group('g', 'a'))), [oneOperatorGroup])).toEqual([
    'OLM003 OperatorGroup a/g : namespace "a" has OperatorGroup "declared" already; remove one of the two',
  ]);
  expect(placesIn(oneOperatorGroup, [group('g', 'a'), group('g', 'a')])).toEqual([]);
  expect(placesIn(oneOperatorGroup, [group('g', 'a'), group('h', 'a')])).toEqual(['OperatorGroup a/h ']);
});

test('OLM004: openshift-operators has its group, and two groups are OLM003', () => {
  expect(placesIn(operatorGroup, [subscription('a')])).toEqual([]);
  expect(placesIn(operatorGroup, [subscription('a', {}, 'a')])).toHaveLength(1);
  expect(placesIn(operatorGroup, [subscription('a', {}, 'a'), group('g', 'a'), group('h', 'a')])).toEqual([]);
});

test.each([
  ['Manual', 'Manual', 0],
  ['Automatic', undefined, 0],
  ['Manual', 'Automatic', 1],
  ['Manual', undefined, 1],
])('OLM005: %s beside %s', (one, other, count) => {
  const subscriptions = [
    subscription('a', { installPlanApproval: one }),
    subscription('b', { installPlanApproval: other }),
    subscription('c', { installPlanApproval: 'Automatic' }, 'c'),
  ];

  expect(placesIn(oneApproval, subscriptions)).toEqual(
    Array(count).fill('Subscription openshift-operators/b spec.installPlanApproval'),
  );
});

test.each([
  ['Automatic', 1],
  [undefined, 1],
  ['Manual', 0],
])('OLM007: a start with approval %s', (installPlanApproval, count) => {
  const startingCSV = 'kiali-operator.v2.27.0';

  expect(placesIn(pinnedVersion, [subscription('kiali-ossm', { startingCSV, installPlanApproval })])).toHaveLength(
    count,
  );
  expect(placesIn(pinnedVersion, [subscription('kiali-ossm', { installPlanApproval })])).toEqual([]);
});

test.each([
  ['servicemeshoperator3', 'stable-3.4', 'servicemeshoperator3.v3.4.1', 0],
  ['servicemeshoperator3', 'stable', 'servicemeshoperator3.v3.4.1', 0],
  ['servicemeshoperator3', 'stable-3.4', 'servicemeshoperator3.v3.3.6', 0],
  ['servicemeshoperator3', 'stable-3.3', 'servicemeshoperator3.v3.4.1', 1],
  ['servicemeshoperator3', 'stable-3.4', 'servicemeshoperator.v3.4.1', 1],
  ['openshift-cert-manager-operator', 'stable-v1', 'cert-manager-operator.v1.20.0', 0],
  ['openshift-cert-manager-operator', 'stable-v1.18', 'cert-manager-operator.v1.20.0', 1],
  ['openshift-cert-manager-operator', 'stable-v1', 'openshift-cert-manager-operator.v1.20.0', 1],
  ['tempo-product', 'stable', 'tempo-operator.v0.16.0-2', 0],
  ['tempo-product', 'stable', 'tempo-product.v0.16.0-2', 1],
  ['opentelemetry-product', 'stable', 'opentelemetry-operator.v0.127.0-2', 0],
  ['opentelemetry-product', 'stable', 'opentelemetry-product.v0.127.0-2', 1],
  ['servicemeshoperator', 'stable', 'whatever.v1', 0],
])('OLM008: %s in %s from %s', (name, channel, csv, count) => {
  expect(placesIn(startingCsv, [subscription(name, { channel, startingCSV: csv })])).toHaveLength(count);
});

test('OLM009: catalogs of the input count', () => {
  const own = subscription('a', { source: 'mirror', sourceNamespace: 'catalogs' });
  const catalog = (namespace: string) => ({
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'CatalogSource',
    metadata: { name: 'mirror', namespace },
    spec: { sourceType: 'grpc' },
  });

  expect(placesIn(catalogSource, [own, catalog('catalogs')])).toEqual([]);
  expect(placesIn(catalogSource, [own])).toEqual(['Subscription openshift-operators/a spec.source']);
  expect(placesIn(catalogSource, [own, catalog('other')])).toEqual([
    'Subscription openshift-operators/a spec.sourceNamespace',
  ]);
});

describe('OLM010', () => {
  const both = [subscription('servicemeshoperator'), subscription('servicemeshoperator3')];

  test('Service Mesh 2 alone is no matter', () => {
    expect(linesIn(oneServiceMesh, [subscription('servicemeshoperator')])).toEqual([]);
  });

  test('ambient mode makes it an error', () => {
    expect(linesIn(oneServiceMesh, both)[0]).toContain('for a migration only');
    expect(linesIn(oneServiceMesh, [...both, istio({ profile: 'ambient' })])[0]).toContain('do not share a cluster');
  });
});

test.each([
  ['stable-3.0', '4.19', 0],
  ['stable-3.0', '4.20', 1],
  ['stable-3.4', '4.18', 1],
  ['stable-3.1', '4.16', 0],
  ['stable', '4.14', 0],
  ['stable-3.4', undefined, 0],
] as const)('OLM013: %s on OpenShift %s', (channel, openshift, count) => {
  expect(
    placesIn(channelForOpenshift, [subscription('servicemeshoperator3', { channel })], { openshift }),
  ).toHaveLength(count);
});
