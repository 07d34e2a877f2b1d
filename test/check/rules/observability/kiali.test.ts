import { describe, expect, test } from 'vitest';
import { consoleKiali } from '../../../../lib/check/rules/observability/console-kiali';
import { kiali as kialiRule } from '../../../../lib/check/rules/observability/kiali';
import { kialiField } from '../../../../lib/check/rules/observability/kiali-field';
import { kialiMetrics } from '../../../../lib/check/rules/observability/kiali-metrics';
import { meshId } from '../../../../lib/check/rules/observability/mesh-id';
import { revisionNames } from '../../../../lib/check/rules/observability/revision-names';
import { seenNamespaces } from '../../../../lib/check/rules/observability/seen-namespaces';
import { namespace } from '../documents';
import { istio, linesIn, placesIn, podMonitor } from '../policies';

const kiali = (spec: object, where = 'istio-system') => ({
  apiVersion: 'kiali.io/v1alpha1',
  kind: 'Kiali',
  metadata: { name: 'kiali', namespace: where },
  spec,
});
const asking = (prometheus: object) => kiali({ external_services: { prometheus } });
const binding = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: 'kiali' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-monitoring-view' },
  subjects: [{ kind: 'ServiceAccount', name: 'kiali-service-account', namespace: 'istio-system' }],
};

test.each([
  [{}, []],
  [{ version: 'default', auth: { strategy: 'openshift' } }, []],
  [{ version: 'v2.27', deployment: { namespace: 'istio-system', instance_name: 'graph' } }, []],
  [{ version: '2.27' }, ['spec.version']],
  [{ deployment: { namespace: 'kiali' } }, ['spec.deployment.namespace']],
  [{ deployment: { instance_name: 'Kiali_1' } }, ['spec.deployment.instance_name']],
  [{ auth: { strategy: 'anonymous' } }, ['spec.auth.strategy']],
])('OBS001: a Kiali with %j', (spec, expected) => {
  expect(placesIn(kialiRule, [kiali(spec)])).toEqual(expected.map((at) => `Kiali istio-system/kiali ${at}`));
});

describe('OBS002', () => {
  const url = 'https://thanos-querier.openshift-monitoring.svc.cluster.local:9091';
  const auth = { type: 'bearer', use_kiali_token: true };
  const thanos_proxy = { enabled: true };

  test.each([
    [{ url, auth, thanos_proxy }, []],
    [{ url: 'https://thanos-querier.openshift-monitoring.svc:9091/', auth, thanos_proxy }, []],
    [{ url: 'http://prometheus.monitoring:9090' }, []],
    [{ url: 'https://thanos-querier-openshift-monitoring.apps.ocp.acme.org' }, []],
    [{}, []],
    [{ url: url.replace('https', 'http'), auth, thanos_proxy }, ['.url']],
    [{ url, auth: { type: 'bearer' }, thanos_proxy }, ['.auth']],
    [{ url, auth }, ['.thanos_proxy.enabled']],
  ])('a Kiali with its right, and %j', (prometheus, expected) => {
    const where = 'Kiali istio-system/kiali spec.external_services.prometheus';

    expect(placesIn(kialiMetrics, [asking(prometheus), binding])).toEqual(expected.map((at) => `${where}${at}`));
  });

  test('the right belongs to the account whose token it is', () => {
    const other = { ...binding, subjects: [{ ...binding.subjects[0], name: 'kiali' }] };

    expect(placesIn(kialiMetrics, [asking({ url, auth, thanos_proxy }), other])).toHaveLength(1);
    expect(
      placesIn(kialiMetrics, [asking({ url, auth: { type: 'bearer', token: 'secret:thanos:token' }, thanos_proxy })]),
    ).toEqual([]);
  });
});

test('OBS003: what Kiali 2 has dropped, Kiali 1 still reads', () => {
  const dropped = { deployment: { accessible_namespaces: ['**'] } };

  expect(placesIn(kialiField, [kiali({ version: 'v2.27', ...dropped })])).not.toEqual([]);
  expect(placesIn(kialiField, [kiali({ version: 'v1.73', ...dropped })], { release: '3.0' })).toEqual([]);
});

test.each([
  [{ config_map_name: 'istio' }, [istio()], 0],
  [{ config_map_name: 'istio-other' }, [istio()], 1],
  [{ istiod_deployment_name: 'istiod-other' }, [istio()], 1],
  [{ config_map_name: 'istio-other' }, [], 0],
  [{ config_map_name: 'mesh-settings' }, [istio()], 0],
  [{ config_map_name: 'istio' }, [istio({ updateStrategy: { type: 'RevisionBased' } })], 1],
])('OBS004: %j', (names, objects, count) => {
  expect(placesIn(revisionNames, [kiali({ external_services: { istio: names } }), ...objects])).toHaveLength(count);
});

test.each([
  [{ a: 'b' }, 0],
  [{ a: 'c' }, 1],
])('OBS005: a Kiali that selects %j', (matchLabels, count) => {
  const mesh = [
    istio(),
    namespace('shop', { a: 'b', 'istio-injection': 'enabled' }),
    namespace('team', { 'istio-injection': 'enabled' }),
    namespace('other', { a: 'c' }),
  ];
  const selectors = { default: [{ matchLabels }] };
  const selecting = (more: object) => kiali({ deployment: { discovery_selectors: { ...selectors, ...more } } });

  expect(placesIn(seenNamespaces, [...mesh, selecting({})])).toHaveLength(count);
  expect(placesIn(seenNamespaces, [...mesh, selecting({ overrides: { east: [] } })])).toEqual([]);
  expect(placesIn(seenNamespaces, [...mesh.slice(1), selecting({})])).toEqual([]);
});

test('OBS005: a Kiali beside one control plane need not see what is in the mesh of another', () => {
  const other = { ...istio({ namespace: 'istio-other' }), metadata: { name: 'other' } };
  const mesh = [istio(), other, namespace('shop', { a: 'b', 'istio.io/rev': 'other' })];
  const selecting = kiali({ deployment: { discovery_selectors: { default: [{ matchLabels: { a: 'c' } }] } } });

  expect(placesIn(seenNamespaces, [...mesh, selecting])).toEqual([]);
  expect(placesIn(seenNamespaces, [...mesh, namespace('team', { 'istio-injection': 'enabled' }), selecting])).toEqual([
    'Kiali istio-system/kiali spec.deployment.discovery_selectors.default',
  ]);
});

test.each([
  ['v2.27', [], 1],
  ['v2.27', [kiali({ version: 'v2.27' })], 0],
  ['v2.27', [kiali({ version: 'default' })], 0],
  ['v2.27', [kiali({ version: 'v2.22' })], 1],
  ['v2.27', [kiali({ version: 'v2.22' }), kiali({ version: 'v2.27' }, 'other')], 0],
  [undefined, [kiali({ version: 'v2.22' })], 0],
])('OBS007: a console of version %s', (version, kialis, count) => {
  const metadata = { name: 'console', namespace: 'istio-system' };
  const console = { apiVersion: 'kiali.io/v1alpha1', kind: 'OSSMConsole', metadata, spec: { version } };

  expect(placesIn(consoleKiali, [console, ...kialis])).toHaveLength(count);
});

test.each([
  ['the same', [{ targetLabel: 'mesh_id', replacement: 'acme' }], 0],
  ['another', [{ targetLabel: 'mesh_id', replacement: 'other' }], 1],
  ['one from a label', [{ targetLabel: 'mesh_id', sourceLabels: ['a'] }], 0],
  ['none', [], 1],
])('OBS012: monitors write %s', (_, relabelings, count) => {
  const monitor = podMonitor('a', 'shop', { podMetricsEndpoints: [{ path: '/stats/prometheus', relabelings }] });

  expect(linesIn(meshId, [asking({ query_scope: { mesh_id: 'acme' } }), monitor])).toHaveLength(count);
  expect(linesIn(meshId, [asking({ query_scope: { mesh_id: 'acme' } })])).toEqual([]);
});
