import { expect, test } from 'vitest';
import { inAmbient, objectsOf, stagesOf } from '../../support';

/** The reference in ambient mode, with a waypoint for its application and other changes of its control plane. */
function withWaypoint(waypoint: object, plane: object = {}, cluster: object = {}) {
  const applications = [{ name: 'shop', namespace: 'shop', waypoint }];
  return { ...inAmbient({ applications, ...plane }), ...cluster };
}

test('a waypoint is a Gateway of its namespace, whose labels istiod does not copy', () => {
  expect(objectsOf(withWaypoint({})).get('Gateway shop/waypoint')).toMatchObject({
    apiVersion: 'gateway.networking.k8s.io/v1',
    metadata: { labels: { 'istio.io/waypoint-for': 'service' } },
    spec: {
      gatewayClassName: 'istio-waypoint',
      infrastructure: { labels: { 'istio.io/waypoint-for': 'service' } },
      listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
    },
  });
});

test('a waypoint stands with the gateways, before what is deployed into its namespace', () => {
  const stage = stagesOf(withWaypoint({})).find(({ manifests }) =>
    manifests.some(({ kind, metadata }) => kind === 'Gateway' && metadata.namespace === 'shop'),
  );

  expect(stage?.id).toBe('30-gateways');
});

test('its namespace is led through the waypoint, and gateways lead their calls through it too', () => {
  expect(objectsOf(withWaypoint({ name: 'way', for: 'all' })).get('Namespace shop')).toHaveProperty('metadata.labels', {
    'istio.io/dataplane-mode': 'ambient',
    'istio.io/ingress-use-waypoint': 'true',
    'istio.io/use-waypoint': 'way',
  });
});

test('gateways lead no calls through a waypoint that takes none of Services', () => {
  expect(objectsOf(withWaypoint({ for: 'workload' })).get('Namespace shop')).not.toHaveProperty([
    'metadata',
    'labels',
    'istio.io/ingress-use-waypoint',
  ]);
});

test('a waypoint asks for its control plane where that reads only what does', () => {
  expect(objectsOf(withWaypoint({}, { name: 'mesh' })).get('Gateway shop/waypoint')).toMatchObject({
    metadata: { labels: { 'istio.io/rev': 'mesh' } },
    spec: { infrastructure: { labels: { 'istio.io/waypoint-for': 'service' } } },
  });
});

test('applications of one namespace have one waypoint', () => {
  const applications = ['a', 'b'].map((name) => ({ name, namespace: 'shop', waypoint: {} }));
  const titles = [...objectsOf(inAmbient({ applications })).keys()];

  expect(titles.filter((title) => title.startsWith('Gateway '))).toEqual(['Gateway shop/waypoint']);
});

test('a waypoint has two pods on different nodes where there are nodes for them', () => {
  const spread = objectsOf(withWaypoint({ name: 'way' }, {}, { infrastructureTopology: 'HighlyAvailable' }));
  const parametersRef = ['spec', 'infrastructure', 'parametersRef'];

  expect(spread.get('Gateway shop/way')).toHaveProperty(parametersRef, {
    group: '',
    kind: 'ConfigMap',
    name: 'way-parameters',
  });
  expect(spread.get('ConfigMap shop/way-parameters')).toMatchObject({
    data: {
      deployment: expect.stringMatching(/replicas: 2.*gateway.networking.k8s.io\/gateway-name: way/s),
      podDisruptionBudget: expect.stringContaining('minAvailable: 1'),
    },
  });
  expect(objectsOf(withWaypoint({})).get('Gateway shop/waypoint')).not.toHaveProperty(parametersRef);
});
