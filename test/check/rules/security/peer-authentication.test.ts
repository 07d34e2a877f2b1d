import { describe, expect, test } from 'vitest';
import { consistentMtls } from '../../../../lib/check/rules/security/consistent-mtls';
import { meshWidePolicy } from '../../../../lib/check/rules/security/mesh-wide-policy';
import { mtlsPort } from '../../../../lib/check/rules/security/mtls-port';
import { onePeerAuthentication } from '../../../../lib/check/rules/security/one-peer-authentication';
import { plainTextClients } from '../../../../lib/check/rules/security/plain-text-clients';
import { deployment, namespace, service } from '../documents';
import {
  authorizationPolicy,
  destinationRule,
  istio,
  peerAuthentication,
  placesIn,
  podMonitor,
  route,
  serviceMonitor,
} from '../policies';

const injected = namespace('bookinfo', { 'istio-injection': 'enabled' });
const strict = peerAuthentication('default', 'bookinfo', { mtls: { mode: 'STRICT' } });
const of = (app: string, mode = 'STRICT') => ({ selector: { matchLabels: { app } }, mtls: { mode } });

describe('SEC004', () => {
  const app = deployment('a', 'bookinfo', { app: 'a', tier: 'web' });

  test.each([
    ['one for the namespace and one for a workload', [strict, peerAuthentication('a', 'bookinfo', of('a'))], []],
    ['one in each namespace', [strict, peerAuthentication('default', 'shop', { mtls: { mode: 'STRICT' } })], []],
    ['an empty selector, which is none', [strict, peerAuthentication('b', 'bookinfo', { selector: {} })], ['b spec']],
    [
      'two labels of the same pods',
      [
        peerAuthentication('a', 'bookinfo', of('a')),
        peerAuthentication('b', 'bookinfo', { selector: { matchLabels: { tier: 'web' } } }),
      ],
      ['b spec.selector'],
    ],
  ])('%s', (_, policies, expected) => {
    const found = placesIn(onePeerAuthentication, [app, ...policies]);

    expect(found).toEqual(expected.map((place) => `PeerAuthentication bookinfo/${place}`));
  });
});

describe('SEC005', () => {
  const ports = [
    { containerPort: 9080, name: 'http' },
    { containerPort: 9100, name: 'metrics' },
  ];
  const app = deployment('a', 'bookinfo', { app: 'a' }, { ports });
  const behind = service('a', 'bookinfo', {
    selector: { app: 'a' },
    ports: [
      { name: 'http', port: 80, targetPort: 9080 },
      { name: 'metrics', port: 81, targetPort: 'metrics' },
    ],
  });
  const to = route('a', 'bookinfo', 'a', 'http');
  const endpoint = (more: object = {}) => ({
    selector: { matchLabels: { app: 'a' } },
    podMetricsEndpoints: [{ port: 'metrics', ...more }],
  });
  const place = ['PeerAuthentication bookinfo/default spec.mtls.mode'];
  const noted = (annotations: object, container: object = {}) => {
    const { spec, ...rest } = deployment('a', 'bookinfo', { app: 'a' }, { ports, ...container });
    const { template } = spec;
    return { ...rest, spec: { template: { ...template, metadata: { ...template.metadata, annotations } } } };
  };

  test.each([
    ['a Route', [injected, app, behind, to, strict], place],
    ['a Route to pods outside the mesh', [namespace('bookinfo', {}), app, behind, to, strict], []],
    ['pods of which nothing is known', [app, behind, to, strict], []],
    [
      'an open port',
      [
        injected,
        app,
        behind,
        to,
        peerAuthentication('default', 'bookinfo', { ...of('a'), portLevelMtls: { 9080: { mode: 'PERMISSIVE' } } }),
      ],
      [],
    ],
    ['a gateway', [injected, noted({ 'inject.istio.io/templates': 'gateway' }), behind, to, strict], []],
    [
      'a port that the proxy leaves alone',
      [injected, noted({ 'traffic.sidecar.istio.io/excludeInboundPorts': '22, 9080' }), behind, to, strict],
      [],
    ],
    [
      'other ports that it stands before',
      [injected, noted({ 'traffic.sidecar.istio.io/includeInboundPorts': '1' }), behind, to, strict],
      [],
    ],
    [
      'pods in ambient mode',
      [namespace('bookinfo', { 'istio.io/dataplane-mode': 'ambient' }), app, behind, to, strict],
      place,
    ],
    ['a PodMonitor', [injected, app, strict, podMonitor('a', 'bookinfo', endpoint())], place],
    [
      'a PodMonitor with a certificate',
      [injected, app, strict, podMonitor('a', 'bookinfo', endpoint({ scheme: 'HTTPS' }))],
      [],
    ],
    [
      'a PodMonitor that goes to the proxy',
      [
        injected,
        app,
        strict,
        podMonitor('a', 'bookinfo', endpoint({ relabelings: [{ action: 'replace', targetLabel: '__address__' }] })),
      ],
      [],
    ],
    ['a PodMonitor of another namespace', [injected, app, strict, podMonitor('a', 'shop', endpoint())], []],
    [
      'a ServiceMonitor',
      [
        injected,
        app,
        strict,
        { ...behind, metadata: { ...behind.metadata, labels: { app: 'a' } } },
        serviceMonitor('a', 'bookinfo', { selector: { matchLabels: { app: 'a' } }, endpoints: [{ port: 'metrics' }] }),
      ],
      place,
    ],
    ['probes', [injected, noted({}, { readinessProbe: { httpGet: { port: 9080 } } }), strict], []],
    [
      'probes that go past the proxy',
      [
        injected,
        noted({ 'sidecar.istio.io/rewriteAppHTTPProbers': 'false' }, { readinessProbe: { httpGet: { port: 'http' } } }),
        strict,
      ],
      place,
    ],
  ])('%s', (_, objects, expected) => {
    expect(placesIn(plainTextClients, objects)).toEqual(expected);
  });
});

describe('SEC006', () => {
  const mesh = (mode: string) => peerAuthentication('default', 'istio-system', { mtls: { mode } });
  const towards = (host: string, mode: string) =>
    destinationRule('all', 'istio-system', { host, trafficPolicy: { tls: { mode } } });
  const place = (policy: string) => [`PeerAuthentication ${policy}/default spec.mtls.mode`];
  const app = deployment('a', 'bookinfo', { app: 'a' });

  test.each([
    ['plain text to all', [mesh('STRICT'), towards('*.local', 'DISABLE')], place('istio-system')],
    ['mutual TLS to none', [mesh('DISABLE'), towards('*.local', 'ISTIO_MUTUAL')], place('istio-system')],
    ['mutual TLS to all', [mesh('STRICT'), towards('*.local', 'ISTIO_MUTUAL')], []],
    [
      'plain text to a namespace in the mesh',
      [mesh('STRICT'), injected, app, towards('*.bookinfo.svc.cluster.local', 'DISABLE')],
      place('istio-system'),
    ],
    [
      'plain text to one outside',
      [mesh('STRICT'), namespace('bookinfo', {}), app, towards('*.bookinfo.svc.cluster.local', 'DISABLE')],
      [],
    ],
    [
      'plain text to one with a policy of its own',
      [strict, towards('*.bookinfo.svc.cluster.local', 'DISABLE')],
      place('bookinfo'),
    ],
    [
      'plain text to one that takes it',
      [
        mesh('STRICT'),
        peerAuthentication('default', 'bookinfo', { mtls: { mode: 'PERMISSIVE' } }),
        injected,
        app,
        towards('*.bookinfo.svc.cluster.local', 'DISABLE'),
      ],
      [],
    ],
    ['plain text to hosts outside the cluster', [mesh('STRICT'), towards('*.acme.org', 'DISABLE')], []],
  ])('%s', (_, objects, expected) => {
    expect(placesIn(consistentMtls, objects)).toEqual(expected);
  });
});

describe('SEC007', () => {
  const policy = (where: string, spec: object = { mtls: { mode: 'STRICT' } }) =>
    peerAuthentication('default', where, spec);
  const place = ['PeerAuthentication policies/default metadata.namespace'];

  test.each([
    ['a namespace without pods', [istio(), namespace('policies', { team: 'platform' }), policy('policies')], place],
    [
      'the same, where the control plane is unknown',
      [namespace('policies', { team: 'platform' }), policy('policies')],
      [],
    ],
    ['a namespace of which nothing is known', [istio(), policy('policies')], []],
    [
      'a namespace that waits for its pods',
      [istio(), namespace('policies', { 'istio.io/rev': 'default' }), policy('policies')],
      [],
    ],
    [
      'a namespace with pods',
      [istio(), namespace('policies', { a: 'b' }), policy('policies'), deployment('a', 'policies', {})],
      [],
    ],
    [
      'a namespace with Services',
      [istio(), namespace('policies', { a: 'b' }), policy('policies'), service('a', 'policies', {})],
      [],
    ],
    ['the root namespace', [istio(), namespace('istio-system', { a: 'b' }), policy('istio-system')], []],
    [
      'a selector there',
      [istio(), policy('istio-system', of('a'))],
      ['PeerAuthentication istio-system/default spec.selector'],
    ],
    [
      'the selector of another kind there',
      [istio(), authorizationPolicy('default', 'istio-system', { selector: { matchLabels: { app: 'a' } } })],
      [],
    ],
    [
      'a target',
      [
        istio(),
        namespace('policies', { a: 'b' }),
        authorizationPolicy('default', 'policies', { targetRefs: [{ kind: 'Service', name: 'a' }] }),
      ],
      [],
    ],
  ])('%s', (_, objects, expected) => {
    expect(placesIn(meshWidePolicy, objects)).toEqual(expected);
  });
});

describe('SEC002', () => {
  const app = deployment('a', 'bookinfo', { app: 'a' });
  const behind = service('a', 'bookinfo', { selector: { app: 'a' }, ports: [{ port: 80, targetPort: 8080 }] });
  const policy = (port: number) =>
    peerAuthentication('a', 'bookinfo', {
      selector: { matchLabels: { app: 'a' } },
      portLevelMtls: { [port]: { mode: 'DISABLE' } },
    });

  test.each([
    [80, ['PeerAuthentication bookinfo/a spec.portLevelMtls["80"]']],
    [8080, []],
    [9100, []],
  ])('%d', (port, expected) => {
    expect(placesIn(mtlsPort, [app, behind, policy(port)])).toEqual(expected);
  });
});
