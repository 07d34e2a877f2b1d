import { describe, expect, test } from 'vitest';
import { dnsReached } from '../../../lib/check/rules/network-policy/dns-reached';
import { gatewayAdmitted } from '../../../lib/check/rules/network-policy/gateway-admitted';
import { hboneOpen } from '../../../lib/check/rules/network-policy/hbone-open';
import { istiodOpen } from '../../../lib/check/rules/network-policy/istiod-open';
import { istiodReached } from '../../../lib/check/rules/network-policy/istiod-reached';
import { podPort } from '../../../lib/check/rules/network-policy/pod-port';
import { routerAdmitted } from '../../../lib/check/rules/network-policy/router-admitted';
import { deployment, namespace, service } from './documents';
import { gateway, httpRoute, istio, linesIn, networkPolicy, placesIn, route } from './policies';

const app = deployment('a', 'bookinfo', { app: 'a' });
const behind = service('a', 'bookinfo', {
  selector: { app: 'a' },
  ports: [{ name: 'http', port: 80, targetPort: 8080 }],
});
const injected = namespace('bookinfo', { 'istio-injection': 'enabled' });
const named = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
const labelled = (label: string, value = '') => ({ namespaceSelector: { matchLabels: { [label]: value } } });
const lets = (...ingress: object[]) =>
  networkPolicy('n', 'bookinfo', { podSelector: {}, policyTypes: ['Ingress'], ingress });
const leads = (...egress: object[]) =>
  networkPolicy('n', 'bookinfo', { podSelector: {}, policyTypes: ['Egress'], egress });
const tcp = (port: number | string, endPort?: number) => [{ protocol: 'TCP', port, endPort }];

describe('NET001', () => {
  const exposed = [app, behind, route('a', 'bookinfo', 'a', 'http')];

  test.each([
    ['the label of the router', [lets({ from: [labelled('policy-group.network.openshift.io/ingress')] })], undefined],
    ['the name of its namespace', [lets({ from: [named('openshift-ingress')] })], undefined],
    [
      'the label of the host network',
      [lets({ from: [labelled('policy-group.network.openshift.io/host-network')] })],
      undefined,
    ],
    ['everybody', [lets({})], undefined],
    ['every namespace', [lets({ from: [{ namespaceSelector: {} }] })], undefined],
    ['addresses', [lets({ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] })], undefined],
    [
      'a label that someone gave its namespace',
      [namespace('openshift-ingress', { a: 'b' }), lets({ from: [labelled('a', 'b')] })],
      undefined,
    ],
    ['its pods by number and range', [lets({ from: [named('openshift-ingress')], ports: tcp(8000, 9000) })], undefined],
    [
      'its pods by the name of their port',
      [lets({ from: [named('openshift-ingress')], ports: tcp('http') })],
      undefined,
    ],
    ['a second policy', [lets(), networkPolicy('m', 'bookinfo', { podSelector: {}, ingress: [{}] })], undefined],
    [
      'a policy for other pods',
      [networkPolicy('n', 'bookinfo', { podSelector: { matchLabels: { app: 'b' } } })],
      undefined,
    ],
    ['a policy for egress', [leads()], undefined],
    ['nobody', [lets()], 'spec.ingress: nothing admits the router'],
    ['the own namespace', [lets({ from: [{ podSelector: {} }] })], 'spec.ingress: nothing admits the router'],
    ['another namespace', [lets({ from: [named('shop')] })], 'spec.ingress: nothing admits the router'],
    [
      'the former label',
      [lets({ from: [labelled('network.openshift.io/policy-group', 'ingress')] })],
      'spec.ingress[0].from: only the former label',
    ],
    [
      'another port',
      [lets({ from: [named('openshift-ingress')], ports: tcp(8443) })],
      'spec.ingress[0].ports: admits the router, but not on port 8080',
    ],
  ])('%s', (_, policies, expected) => {
    const lines = linesIn(routerAdmitted, [...exposed, ...policies]);

    expect(lines).toEqual(
      expected === undefined ? [] : [expect.stringContaining(`NetworkPolicy bookinfo/n ${expected}`)],
    );
  });

  test('pods of a gateway that istiod makes are known by their labels', () => {
    const made = gateway('gw', 'bookinfo', { gatewayClassName: 'istio', listeners: [{ name: 'https', port: 443 }] });
    const podSelector = { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'gw' } };

    const places = placesIn(routerAdmitted, [
      made,
      route('a', 'bookinfo', 'gw-istio', 'https'),
      networkPolicy('n', 'bookinfo', { podSelector }),
    ]);

    expect(places).toEqual(['NetworkPolicy bookinfo/n spec.ingress']);
  });
});

describe('NET002', () => {
  test.each([
    ['the port of the Service', [lets({ ports: tcp(80) })], ['spec.ingress[0].ports[0].port']],
    ['that of the pods', [lets({ ports: tcp(8080) })], []],
    ['both', [lets({ ports: [...tcp(80), ...tcp(8080)] })], []],
    ['a port of nobody', [lets({ ports: tcp(9100) })], []],
    ['a range', [lets({ ports: tcp(80, 90) })], []],
    [
      'a port that the pods have too',
      [deployment('b', 'bookinfo', { app: 'a' }, { ports: [{ containerPort: 80 }] }), lets({ ports: tcp(80) })],
      ['spec.ingress[0].ports[0].port'],
    ],
    ['the port of a Service that the pods call', [leads({ ports: tcp(80) })], []],
  ])('%s', (_, objects, expected) => {
    expect(placesIn(podPort, [app, behind, ...objects])).toEqual(
      expected.map((at) => `NetworkPolicy bookinfo/n ${at}`),
    );
  });
});

describe('NET003', () => {
  const udp = (port: number) => [{ protocol: 'UDP', port }];
  const dns = named('openshift-dns');

  test.each([
    ['the port of the pods', [leads({ to: [dns], ports: udp(5353) })], undefined],
    ['both ports', [leads({ to: [dns], ports: [...udp(53), ...udp(5353)] })], undefined],
    ['all ports', [leads({ to: [dns] })], undefined],
    [
      'another policy',
      [leads({ ports: udp(53) }), networkPolicy('m', 'bookinfo', { podSelector: {}, egress: [{ to: [dns] }] })],
      undefined,
    ],
    ['the port of the Service', [leads({ to: [dns], ports: udp(53) })], 'spec.egress[0].ports: port 53'],
    ['the port of the Service, wherever', [leads({ ports: udp(53) })], 'spec.egress[0].ports: port 53'],
    ['TCP only', [leads({ to: [dns], ports: tcp(5353) })], 'spec.egress: nothing lets the pods ask'],
    ['nothing', [leads()], 'spec.egress: nothing lets the pods ask'],
    ['another namespace', [leads({ to: [named('shop')] })], 'spec.egress: nothing lets the pods ask'],
  ])('%s', (_, policies, expected) => {
    const lines = linesIn(dnsReached, [injected, app, ...policies]);

    expect(lines).toEqual(
      expected === undefined ? [] : [expect.stringContaining(`NetworkPolicy bookinfo/n ${expected}`)],
    );
  });

  test('pods without a proxy may be closed as a whole', () => {
    expect(linesIn(dnsReached, [namespace('bookinfo', {}), app, leads()])).toEqual([]);
  });
});

describe('NET004', () => {
  test.each([
    ['its namespace', [leads({ to: [named('istio-system')], ports: tcp(15012) })], 0],
    ['its pods', [leads({ to: [{ ...named('istio-system'), podSelector: { matchLabels: { app: 'istiod' } } }] })], 0],
    ['everybody on another port', [leads({ ports: tcp(443) })], 1],
    ['another namespace', [leads({ to: [named('istio')] })], 1],
    ['a label that may be its', [leads({ to: [labelled('a', 'b')] })], 0],
    ['a label that is not its', [namespace('istio-system', { a: 'c' }), leads({ to: [labelled('a', 'b')] })], 1],
  ])('%s', (_, objects, count) => {
    expect(linesIn(istiodReached, [istio(), injected, app, ...objects])).toHaveLength(count);
  });

  test('where the control plane is unknown, nothing is said', () => {
    expect(linesIn(istiodReached, [injected, app, leads()])).toEqual([]);
  });
});

test.each([
  ['nothing', [], ['15012', '15017']],
  ['the own namespace', [{ from: [{ podSelector: {} }] }], ['15012', '15017']],
  ['one port', [{ ports: tcp(15017) }], ['15012']],
  [
    'both, from anywhere',
    [{ from: [{ namespaceSelector: {} }], ports: tcp(15012) }, { from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }],
    [],
  ],
])('NET005: %s is let in to istiod', (_, ingress, closed) => {
  const policy = networkPolicy('n', 'istio-system', { podSelector: { matchLabels: { app: 'istiod' } }, ingress });
  const lines = linesIn(istiodOpen, [istio(), policy]);

  expect(lines.map((line) => /port (\d+)/.exec(line)?.[1])).toEqual(closed);
});

test.each([
  ['the namespace', [lets({ from: [named('istio-ingress')] })], 0],
  ['its own namespace', [lets({ from: [{ podSelector: {} }] })], 1],
  ['nothing is closed', [leads()], 0],
])('NET007: a workload admits %s', (_, policies, count) => {
  const exposed = [
    gateway('gw', 'istio-ingress', { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80 }] }),
    httpRoute('r', 'bookinfo', {
      parentRefs: [{ name: 'gw', namespace: 'istio-ingress' }],
      rules: [{ backendRefs: [{ name: 'a', port: 80 }] }],
    }),
  ];

  expect(linesIn(gatewayAdmitted, [app, behind, ...exposed, ...policies])).toHaveLength(count);
});

test.each([
  ['its port only', [behind, lets({ ports: tcp(8080) })], 1],
  ['both', [behind, lets({ ports: tcp(8080) }, { ports: tcp(15008) })], 0],
  ['nobody', [behind, lets()], 0],
  ['its port, but no Service leads there', [lets({ ports: tcp(8080) })], 0],
])('NET008: pods in ambient mode open %s', (_, objects, count) => {
  const ambient = namespace('bookinfo', { 'istio.io/dataplane-mode': 'ambient' });

  expect(linesIn(hboneOpen, [ambient, app, ...objects])).toHaveLength(count);
  expect(linesIn(hboneOpen, [injected, app, ...objects])).toEqual([]);
});

test('a DNS outside the cluster is asked on port 53', () => {
  const policy = leads({ to: [{ ipBlock: { cidr: '10.0.0.53/32' } }], ports: [{ protocol: 'UDP', port: 53 }] });

  expect(linesIn(dnsReached, [namespace('bookinfo', {}), app, policy])).toEqual([]);
});

test('policies that the control plane makes open istiod and the gateways that it makes', () => {
  const made = gateway('gw', 'bookinfo', { gatewayClassName: 'istio', listeners: [{ name: 'https', port: 443 }] });
  const policies = [lets(), networkPolicy('n', 'istio-system', { podSelector: {} })];
  const found = (enabled: boolean) => {
    const plane = istio({ values: { global: { networkPolicy: { enabled } } } });
    const objects = [plane, made, route('a', 'bookinfo', 'gw-istio', 'https'), ...policies];
    return [...linesIn(routerAdmitted, objects), ...linesIn(istiodOpen, objects)];
  };

  expect(found(false)).toHaveLength(3);
  expect(found(true)).toEqual([]);
});
