import { describe, expect, it } from 'vitest';
import type { ClusterSettings } from '../../../lib/settings/cluster-settings';
import type { ControlPlaneSettings } from '../../../lib/settings/control-planes/control-plane-settings';
import { observed, specOf, titlesOf } from '../../observed';

interface Relabeling {
  readonly action: string;
  readonly sourceLabels?: readonly string[];
  readonly regex?: string;
  readonly replacement?: string;
  readonly targetLabel?: string;
}

function relabelingsOf(settings: ClusterSettings, namespace: string): readonly Relabeling[] {
  const spec = specOf(settings, `PodMonitor ${namespace}/istio-proxies-monitor`) as {
    podMetricsEndpoints: readonly [{ relabelings: readonly Relabeling[] }];
  };
  return spec.podMetricsEndpoints[0].relabelings;
}

describe('proxies', () => {
  it('are scraped as a monitor of each namespace says, at the address and port that the pod names', () => {
    const pod = '__meta_kubernetes_pod';
    const port = `${pod}_annotation_prometheus_io_port`;
    const first = { action: 'replace', separator: ';', regex: '(.+);.*|.*;(.+)', replacement: '$' + '{1}$' + '{2}' };

    expect(specOf(observed({}), 'PodMonitor shop/istio-proxies-monitor')).toEqual({
      selector: { matchExpressions: [{ key: 'istio-prometheus-ignore', operator: 'DoesNotExist' }] },
      podMetricsEndpoints: [
        {
          path: '/stats/prometheus',
          interval: '30s',
          relabelings: [
            { action: 'keep', sourceLabels: [`${pod}_container_name`], regex: 'istio-proxy' },
            { action: 'keep', sourceLabels: [`${pod}_annotationpresent_prometheus_io_scrape`], regex: 'true' },
            {
              action: 'replace',
              sourceLabels: [port, `${pod}_ip`],
              regex: '(\\d+);(([A-Fa-f0-9]{1,4}::?){1,7}[A-Fa-f0-9]{1,4})',
              replacement: '[$2]:$1',
              targetLabel: '__address__',
            },
            {
              action: 'replace',
              sourceLabels: [port, `${pod}_ip`],
              regex: '(\\d+);((([0-9]+?)(\\.|$)){4})',
              replacement: '$2:$1',
              targetLabel: '__address__',
            },
            { ...first, sourceLabels: [`${pod}_label_app_kubernetes_io_name`, `${pod}_label_app`], targetLabel: 'app' },
            {
              ...first,
              sourceLabels: [`${pod}_label_app_kubernetes_io_version`, `${pod}_label_version`],
              targetLabel: 'version',
            },
            { action: 'replace', sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'namespace' },
          ],
        },
      ],
    });
  });

  it.each([
    ['15020;10.217.0.42', '10.217.0.42:15020'],
    ['15020;fd01:0:0:1::2a', '[fd01:0:0:1::2a]:15020'],
  ])('of the pod at %s are asked at %s', (labels, address) => {
    const addresses = relabelingsOf(observed({}), 'shop')
      .filter(({ targetLabel }) => targetLabel === '__address__')
      .flatMap(({ regex, replacement = '' }) => {
        const whole = new RegExp(`^(?:${regex})$`);
        return whole.test(labels) ? [labels.replace(whole, replacement)] : [];
      });

    expect(addresses).toEqual([address]);
  });

  it('are looked for where there are some: gateways, sidecars, waypoints and the proxy of the nodes', () => {
    const monitors = (plane: ControlPlaneSettings) =>
      titlesOf(observed({ kiali: false }, plane), 'PodMonitor').map((name) => name.replace(/^PodMonitor |\/.*/g, ''));
    const inAmbient = [
      { name: 'shop', namespace: 'shop' },
      { name: 'books', namespace: 'books', waypoint: {} },
    ];

    expect(monitors({ namespaces: ['tools'], egressGateways: [{ name: 'out', namespace: 'egress' }] })).toEqual([
      'egress',
      'ingress',
      'shop',
      'tools',
    ]);
    expect(monitors({ dataplaneMode: 'ambient', namespaces: ['tools'], applications: inAmbient })).toEqual([
      'books',
      'ingress',
      'ztunnel',
    ]);
  });

  it('of a mesh of several clusters carry its name, by which Kiali asks', () => {
    const multiCluster = { meshID: 'acme' };
    const certificateAuthority = { issuerRef: { name: 'root' } };
    const settings = observed({}, { multiCluster, certificateAuthority });
    const label = { action: 'replace', replacement: 'acme', targetLabel: 'mesh_id' };

    expect(relabelingsOf(settings, 'shop')).toContainEqual(label);
    expect(relabelingsOf(settings, 'istio-eastwest')).toContainEqual(label);
    expect(specOf(settings, 'ServiceMonitor istio-system/istiod-monitor')).toMatchObject({
      endpoints: [{ relabelings: [label] }],
    });
    expect(specOf(settings, 'Kiali istio-system/kiali')).toMatchObject({
      external_services: { prometheus: { query_scope: { mesh_id: 'acme' } } },
    });
  });
});
