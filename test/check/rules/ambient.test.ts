import { describe, expect, test } from 'vitest';
import { ambientControlPlane } from '../../../lib/check/rules/ambient/ambient-control-plane';
import { ambientMtls } from '../../../lib/check/rules/ambient/ambient-mtls';
import { dataplaneMode } from '../../../lib/check/rules/ambient/dataplane-mode';
import { knownWaypoint } from '../../../lib/check/rules/ambient/known-waypoint';
import { probesAdmitted } from '../../../lib/check/rules/ambient/probes-admitted';
import { routeNeedsWaypoint } from '../../../lib/check/rules/ambient/route-needs-waypoint';
import { usedWaypoint } from '../../../lib/check/rules/ambient/used-waypoint';
import { waypointListener } from '../../../lib/check/rules/ambient/waypoint-listener';
import { deployment, namespace, service } from './documents';
import { gateway, httpRoute, istio, linesIn, networkPolicy, peerAuthentication, placesIn } from './policies';

const app = deployment('a', 'bookinfo', { app: 'a' });
const ambient = namespace('bookinfo', { 'istio.io/dataplane-mode': 'ambient' });
const led = (labels: object = {}) => namespace('bookinfo', { 'istio.io/use-waypoint': 'w', ...labels });
const waypoint = (where: string, listener: object = {}) =>
  gateway('w', where, {
    gatewayClassName: 'istio-waypoint',
    listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE', ...listener }],
  });

test.each([
  ['an ambient one', [istio({ profile: 'ambient' }), ambient], []],
  ['one by its variable', [istio({ values: { pilot: { env: { PILOT_ENABLE_AMBIENT: 'true' } } } }), ambient], []],
  ['an unknown one', [ambient], []],
  ['another one', [istio(), ambient], ['Namespace bookinfo metadata.labels["istio.io/dataplane-mode"]']],
  [
    'another one, for pods',
    [istio(), deployment('a', 'bookinfo', { 'istio.io/dataplane-mode': 'ambient' })],
    ['Deployment bookinfo/a spec.template.metadata.labels["istio.io/dataplane-mode"]'],
  ],
  [
    'another one, for pods that stay outside',
    [istio(), deployment('a', 'bookinfo', { 'istio.io/dataplane-mode': 'none' })],
    [],
  ],
])('AMB001: %s', (_, objects, expected) => {
  expect(placesIn(ambientControlPlane, objects)).toEqual(expected);
});

test.each([
  ['ambient', 0],
  ['none', 0],
  ['Ambient', 1],
  ['', 1],
])('AMB002: "%s"', (mode, count) => {
  expect(placesIn(dataplaneMode, [deployment('a', 'bookinfo', { 'istio.io/dataplane-mode': mode })])).toHaveLength(
    count,
  );
});

describe('AMB004', () => {
  const elsewhere = { 'istio.io/use-waypoint-namespace': 'infra' };
  const from = (namespaces: object) => ({ allowedRoutes: { namespaces } });

  test.each([
    ['a waypoint', [led(), waypoint('bookinfo')], undefined],
    ['none', [led({ 'istio.io/use-waypoint': 'none' })], undefined],
    ['nothing', [led()], 'there is no waypoint "w" in namespace "bookinfo"'],
    ['one of another namespace', [led(), waypoint('infra')], 'there is no waypoint "w"'],
    [
      'an ingress gateway',
      [led(), gateway('w', 'bookinfo', { gatewayClassName: 'istio' })],
      'Gateway "w" has class "istio", not "istio-waypoint"',
    ],
    ['one that is open to all', [led(elsewhere), waypoint('infra', from({ from: 'All' }))], undefined],
    [
      'one that is open to some',
      [
        led({ ...elsewhere, a: 'b' }),
        waypoint('infra', from({ from: 'Selector', selector: { matchLabels: { a: 'b' } } })),
      ],
      undefined,
    ],
    [
      'one that is open to others',
      [led(elsewhere), waypoint('infra', from({ from: 'Selector', selector: { matchLabels: { a: 'b' } } }))],
      'does not admit namespace "bookinfo"',
    ],
    ['one that is open to its own', [led(elsewhere), waypoint('infra')], 'does not admit namespace "bookinfo"'],
  ])('%s', (_, objects, expected) => {
    const lines = linesIn(knownWaypoint, objects);

    expect(lines).toEqual(expected === undefined ? [] : [expect.stringContaining(expected)]);
  });

  test('labels of Services and pods count as well', () => {
    const labels = { 'istio.io/use-waypoint': 'x' };
    const { metadata, ...rest } = service('a', 'bookinfo', {});

    expect(
      placesIn(knownWaypoint, [{ ...rest, metadata: { ...metadata, labels } }, deployment('a', 'bookinfo', labels)]),
    ).toEqual([
      'Service bookinfo/a metadata.labels["istio.io/use-waypoint"]',
      'Deployment bookinfo/a spec.template.metadata.labels["istio.io/use-waypoint"]',
    ]);
  });
});

test.each([
  [{}, undefined, []],
  [{ port: 80 }, undefined, ['spec.listeners[0]']],
  [{ protocol: 'HTTP' }, 'all', ['spec.listeners[0]']],
  [{}, 'services', ['metadata.labels["istio.io/waypoint-for"]']],
])('AMB005: a listener with %j for "%s"', (listener, traffic, expected) => {
  const { metadata, ...rest } = waypoint('bookinfo', listener);
  const labels = traffic && { 'istio.io/waypoint-for': traffic };

  const places = placesIn(waypointListener, [{ ...rest, metadata: { ...metadata, labels } }]);

  expect(places).toEqual(expected.map((at) => `Gateway bookinfo/w ${at}`));
});

test.each([
  ['its namespace', [led()], 0],
  ['nobody', [ambient], 1],
  [
    'another namespace',
    [ambient, namespace('shop', { 'istio.io/use-waypoint': 'w', 'istio.io/use-waypoint-namespace': 'bookinfo' })],
    0,
  ],
  ['unknown namespaces', [], 0],
  ['somebody who misspells it', [namespace('bookinfo', { 'istio.io/use-waypoint': 'v' })], 0],
])('AMB006: a waypoint is used by %s', (_, objects, count) => {
  expect(linesIn(usedWaypoint, [waypoint('bookinfo'), ...objects])).toHaveLength(count);
});

test.each([
  ['namespaces', [{ from: [{ namespaceSelector: {} }] }], 1],
  ['everybody', [{ ports: [{ port: 15008 }] }], 0],
  ['addresses', [{ from: [{ ipBlock: { cidr: '169.254.7.127/32' } }] }], 0],
])('AMB012: %s may probe', (_, ingress, count) => {
  const probed = deployment('a', 'bookinfo', { app: 'a' }, { livenessProbe: { tcpSocket: { port: 80 } } });
  const policy = networkPolicy('n', 'bookinfo', { podSelector: {}, ingress });

  expect(linesIn(probesAdmitted, [ambient, probed, policy])).toHaveLength(count);
  expect(linesIn(probesAdmitted, [ambient, deployment('a', 'bookinfo', { app: 'a' }), policy])).toEqual([]);
  expect(linesIn(probesAdmitted, [namespace('bookinfo', {}), probed, policy])).toEqual([]);
});

test.each([
  ['a Service without a waypoint', [ambient, app], 1],
  [
    'a Service with one',
    [namespace('bookinfo', { ...ambient.metadata.labels, ...led().metadata.labels }), waypoint('bookinfo'), app],
    0,
  ],
  ['a Service outside ambient mode', [namespace('bookinfo', {}), app], 0],
  [
    'callers with a proxy',
    [ambient, app, namespace('shop', { 'istio-injection': 'enabled' }), deployment('b', 'shop', {})],
    0,
  ],
])('AMB008: a route for %s', (_, objects, count) => {
  const behind = service('a', 'bookinfo', { selector: { app: 'a' }, ports: [{ port: 80 }] });
  const route = httpRoute('r', 'bookinfo', { parentRefs: [{ group: '', kind: 'Service', name: 'a' }] });

  expect(linesIn(routeNeedsWaypoint, [behind, route, ...objects])).toHaveLength(count);
});

test('AMB009: pods with a proxy of their own may do without mutual TLS', () => {
  const disabled = peerAuthentication('default', 'bookinfo', { mtls: { mode: 'DISABLE' } });

  expect(placesIn(ambientMtls, [ambient, app, disabled])).toEqual([
    'PeerAuthentication bookinfo/default spec.mtls.mode',
  ]);
  expect(placesIn(ambientMtls, [namespace('bookinfo', { 'istio-injection': 'enabled' }), app, disabled])).toEqual([]);
});
