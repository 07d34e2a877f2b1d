import { describe, expect, test } from 'vitest';
import { istiodMonitor } from '../../../../lib/check/rules/observability/istiod-monitor';
import { podMonitorNamespace } from '../../../../lib/check/rules/observability/pod-monitor-namespace';
import { scrapedProxies } from '../../../../lib/check/rules/observability/scraped-proxies';
import { userWorkloadMonitoringEnabled } from '../../../../lib/check/rules/observability/user-workload-monitoring';
import { deployment, namespace } from '../documents';
import { istio, placesIn, podMonitor, serviceMonitor } from '../policies';

describe('OBS008', () => {
  const config = (text: string) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'cluster-monitoring-config', namespace: 'openshift-monitoring' },
    data: { 'config.yaml': text },
  });
  const own = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Prometheus',
    metadata: { name: 'p', namespace: 'shop' },
  };

  test.each([
    ['nothing', [], 1],
    ['the setting', [config('alertmanagerMain: {}\nenableUserWorkload: true\n')], 0],
    ['the setting in a comment', [config('# enableUserWorkload: true\n')], 1],
    ['a Prometheus of its own', [own], 0],
    [
      'the platform, since its namespace is labelled so',
      [namespace('shop', { 'openshift.io/cluster-monitoring': 'true' })],
      0,
    ],
  ])('monitors are read by %s', (_, objects, count) => {
    expect(placesIn(userWorkloadMonitoringEnabled, [podMonitor('a', 'shop', {}), ...objects])).toHaveLength(count);
  });

  test('many monitors miss one setting', () => {
    const monitors = ['a', 'b'].map((name) => serviceMonitor(name, 'shop', {}));

    expect(placesIn(userWorkloadMonitoringEnabled, monitors)).toEqual(['ServiceMonitor shop/a ']);
  });
});

test.each([
  ['shop', { any: true }, 1],
  ['shop', { matchNames: ['shop'] }, 0],
  ['shop', {}, 0],
  ['shop', { matchNames: ['shop', 'other'] }, 1],
  ['openshift-operators', { any: true }, 0],
])('OBS009: a PodMonitor in %s for %j', (where, namespaceSelector, count) => {
  expect(placesIn(podMonitorNamespace, [podMonitor('a', where, { namespaceSelector })])).toHaveLength(count);
});

describe('OBS010', () => {
  const monitor = (endpoint: object, path = '/stats/prometheus') =>
    podMonitor('a', 'shop', { selector: {}, podMetricsEndpoints: [{ path, ...endpoint }] });
  const app = deployment('app', 'shop', { app: 'a' }, { ports: [{ containerPort: 9080 }] });
  const ztunnel = deployment('ztunnel', 'shop', { app: 'ztunnel' }, { ports: [{ containerPort: 15020 }] });

  test.each([
    ['no port', monitor({}), [app], 1],
    ['a port', monitor({ port: 'http-envoy-prom' }), [app], 0],
    ['a filter', monitor({ relabelings: [{ action: 'Keep', regex: 'istio-proxy' }] }), [app], 0],
    ['relabelings that filter nothing', monitor({ relabelings: [{ targetLabel: 'a', replacement: 'b' }] }), [app], 1],
    ['metrics of the application', monitor({}, '/metrics'), [app], 0],
    ['nothing but ztunnel', monitor({}), [ztunnel], 0],
    ['unknown pods', monitor({}), [], 0],
  ])('a monitor with %s', (_, object, objects, count) => {
    expect(placesIn(scrapedProxies, [object, ...objects])).toHaveLength(count);
  });
});

test.each([
  ['istio-system', 'http-monitoring', []],
  ['istio-system', 'metrics', ['spec.endpoints[0].port']],
  ['shop', 'http-monitoring', ['metadata.namespace']],
])('OBS011: a ServiceMonitor of istiod in %s with port %s', (where, port, expected) => {
  const selector = { matchLabels: { istio: 'pilot' } };

  const places = placesIn(istiodMonitor, [istio(), serviceMonitor('a', where, { selector, endpoints: [{ port }] })]);

  expect(places).toEqual(expected.map((at) => `ServiceMonitor ${where}/a ${at}`));
  expect(placesIn(istiodMonitor, [serviceMonitor('a', 'shop', { endpoints: [{ port }] })])).toEqual([]);
});
