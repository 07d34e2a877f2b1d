import { describe, expect, test } from 'vitest';
import { declaredHost } from '../../../lib/check/rules/service-entry/declared-host';
import { endpoints } from '../../../lib/check/rules/service-entry/endpoints';
import { oneProtocol } from '../../../lib/check/rules/service-entry/one-protocol';
import { oneSidecar } from '../../../lib/check/rules/service-entry/one-sidecar';
import { readablePort } from '../../../lib/check/rules/service-entry/readable-port';
import { selectedWorkload } from '../../../lib/check/rules/service-entry/selected-workload';
import { sidecarEgress } from '../../../lib/check/rules/service-entry/sidecar-egress';
import { deployment, linesFor, namespace, service, virtualService, yaml } from './documents';
import { linesOf, meshOf } from './examples';

test.each([
  ['HTTPS', 'TLS', 'bookinfo', {}],
  ['GRPC', 'HTTP2', 'bookinfo', {}],
  ['HTTPS', 'HTTP', 'shop', { exportTo: ['.'] }],
])('SE001 lets %s and %s be in bookinfo and %s', (one, other, where, more) => {
  expect(
    linesFor(
      oneProtocol,
      entry('a', { ports: [port(one)], ...more }),
      entry('b', { ports: [port(other)], ...more }, where),
    ),
  ).toEqual([]);
});

test('SE001 names what another namespace says that it meets', () => {
  expect(
    linesFor(oneProtocol, entry('a', { ports: [port('HTTPS')] }), entry('b', { ports: [port('HTTP')] }, 'shop')),
  ).toEqual([
    'SE001 ServiceEntry shop/b spec.ports[0].protocol: "HTTP", but ServiceEntry bookinfo/a says "HTTPS" for port 443 of "a.acme.org"; write one of both',
  ]);
});

describe('SE003', () => {
  test.each([
    'https://10.0.0.1/keys',
    'http://keycloak.sso.svc:8080/keys',
    'http://keycloak.sso.svc.cluster.local/keys',
    'http://keycloak/keys',
    'not a url',
    'https://a.acme.org/keys',
  ])('needs no ServiceEntry for %s', (jwksUri) => {
    expect(linesFor(declaredHost, istio('REGISTRY_ONLY'), entry('a', {}), authentication(jwksUri))).toEqual([]);
  });

  test('is silent where everything is let out, or nothing says what is', () => {
    expect(linesFor(declaredHost, istio('ALLOW_ANY'), authentication('https://b.acme.org/keys'))).toEqual([]);
    expect(linesFor(declaredHost, authentication('https://b.acme.org/keys'))).toEqual([]);
  });

  test('sees no ServiceEntry that is not exported', () => {
    const hidden = entry('a', { exportTo: ['.'] }, 'shop');

    expect(linesFor(declaredHost, istio('REGISTRY_ONLY'), hidden, authentication('https://a.acme.org/keys'))).toEqual([
      'SE003 RequestAuthentication bookinfo/sso spec.jwtRules[0].jwksUri: no ServiceEntry gives "a.acme.org", and the mesh is REGISTRY_ONLY; declare it',
    ]);
  });

  test.each(['', 'false', 'istiod'])('is silent where istiod fetches the keys (%s)', (remote) => {
    expect(linesFor(declaredHost, istio('REGISTRY_ONLY', remote), authentication('https://b.acme.org/keys'))).toEqual(
      [],
    );
  });

  function istio(mode: string, remote = 'hybrid') {
    const env = remote === '' ? {} : { PILOT_JWT_ENABLE_REMOTE_JWKS: remote };
    const values = { meshConfig: { outboundTrafficPolicy: { mode } }, pilot: { env } };
    const spec = { namespace: 'istio-system', values };
    return { apiVersion: 'sailoperator.io/v1', kind: 'Istio', metadata: { name: 'default' }, spec };
  }

  function authentication(jwksUri: string) {
    const metadata = { name: 'sso', namespace: 'bookinfo' };
    const spec = { jwtRules: [{ issuer: 'a', jwksUri }] };
    return { apiVersion: 'security.istio.io/v1', kind: 'RequestAuthentication', metadata, spec };
  }
});

test.each([
  [
    { resolution: 'STATIC' },
    ['spec.endpoints: missing; with resolution "STATIC" write endpoints, or a "workloadSelector"'],
  ],
  [{ resolution: 'STATIC', workloadSelector: { labels: { app: 'a' } } }, []],
  [{ resolution: 'STATIC', endpoints: [{ address: 'unix:///run/a.sock' }, { address: '2001:db8::1' }] }, []],
  [
    { resolution: 'STATIC', endpoints: [{ address: 'b.acme.org' }] },
    ['spec.endpoints[0].address: "b.acme.org" is no IP address; write one, or resolution "DNS"'],
  ],
  [{ resolution: 'DNS', endpoints: [{ address: 'b.acme.org', ports: { p: 8443 } }] }, []],
  [{ resolution: 'NONE', hosts: ['a.org', 'b.org'], ports: [{ ...port('TCP') }] }, []],
  [{ resolution: 'DNS', hosts: ['a.org', 'b.org'], ports: [{ ...port('TLS') }] }, []],
  [
    { resolution: 'DNS', hosts: ['a.org', 'b.org'], ports: [{ ...port('TCP') }] },
    [
      'spec.ports[0].protocol: "TCP"; several hosts need a protocol that says the host, as HTTP or TLS do: write one, or an entry for each host',
    ],
  ],
])('SE004 judges %j', (spec, problems) => {
  expect(linesFor(endpoints, entry('a', spec))).toEqual(
    problems.map((problem) => `SE004 ServiceEntry bookinfo/a ${problem}`),
  );
});

describe('SE010', () => {
  test('takes namespaces for existing where the input holds none at all', () => {
    const mesh = meshOf({ code: 'ORD001' }, yaml(sidecar('a', './*'), sidecar('b', 'istio-system/*')));

    expect(linesOf(mesh, [sidecarEgress])).toEqual([]);
  });

  const database = service('postgres', 'database', { ports: [{ name: 'tcp', port: 5432 }] });

  test.each([
    './*',
    '*/*',
    '~/*',
    'openshift-monitoring/*',
    'database/postgres.database.svc.cluster.local',
    '*/postgres.database.svc.cluster.local',
    '*/*.database.svc.cluster.local',
    './a.acme.org',
  ])('lets %s be', (host) => {
    expect(linesFor(sidecarEgress, namespace('database', {}), database, entry('a', {}), sidecar('a', host))).toEqual(
      [],
    );
  });

  test.each([
    ['*', '"*" names no namespace; write "./*", "*/*" or a namespace before it'],
    [
      './postgres.database.svc.cluster.local',
      'no Service and no ServiceEntry in "bookinfo" gives "postgres.database.svc.cluster.local"',
    ],
    ['database/postgres', 'no Service and no ServiceEntry in "database" gives "postgres"'],
    ['*/*.shop.svc.cluster.local', 'no host below "*.shop.svc.cluster.local"'],
  ])('says what is wrong with %s', (host, message) => {
    expect(linesFor(sidecarEgress, namespace('database', {}), database, sidecar('a', host))).toEqual([
      `SE010 Sidecar bookinfo/a spec.egress[0].hosts[0]: ${message}`,
    ]);
  });
});

test('SE011 names the pods that two Sidecars are for, but not in the root namespace', () => {
  const pods = ['bookinfo', 'istio-system'].map((where) =>
    deployment('reviews', where, { app: 'reviews', version: 'v1' }),
  );
  const both = (where: string) => [
    sidecar('a', './*', where, { app: 'reviews' }),
    sidecar('b', './*', where, { version: 'v1' }),
    sidecar('c', './*', where, { version: 'v2' }),
  ];

  expect(linesFor(oneSidecar, ...pods, ...both('bookinfo'), sidecar('d', './*'), ...both('istio-system'))).toEqual([
    'SE011 Sidecar bookinfo/b spec.workloadSelector.labels: Sidecar bookinfo/a is for the pods of "reviews" already; merge them, or select other labels',
  ]);
});

test.each([
  ['a pod carries the labels', deployment('a', 'bookinfo', { app: 'a' })],
  [
    'machines register with them',
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'WorkloadGroup',
      metadata: { name: 'a', namespace: 'bookinfo' },
      spec: { metadata: { labels: { app: 'a' } }, template: {} },
    },
  ],
])('SE006 is silent where %s', (_, object) => {
  const selecting = entry('a', { workloadSelector: { labels: { app: 'a' } } });

  expect(linesFor(selectedWorkload, selecting, object)).toEqual([]);
  expect(linesFor(selectedWorkload, selecting)).toHaveLength(1);
});

test('SE009 is silent where one port says HTTP, or nothing', () => {
  const routed = virtualService('a', 'bookinfo', { hosts: ['a.acme.org'], http: [{ timeout: '2s' }] });

  expect(linesFor(readablePort, entry('a', { ports: [port('HTTP'), port('TLS')] }), routed)).toEqual([]);
  expect(linesFor(readablePort, entry('a', { ports: [{ name: 'a', number: 1 }] }), routed)).toEqual([]);
  expect(linesFor(readablePort, entry('a', { ports: [port('TLS'), port('TCP')] }), routed)).toHaveLength(1);
});

function port(protocol: string) {
  return { name: 'p', number: 443, protocol };
}

function entry(name: string, spec: object, where = 'bookinfo') {
  const metadata = { name, namespace: where };
  const ports = [port('HTTPS')];
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata,
    spec: { hosts: ['a.acme.org'], ports, ...spec },
  };
}

function sidecar(name: string, host: string, where = 'bookinfo', labels?: object) {
  const spec = { egress: [{ hosts: [host] }], ...(labels && { workloadSelector: { labels } }) };
  return { apiVersion: 'networking.istio.io/v1', kind: 'Sidecar', metadata: { name, namespace: where }, spec };
}
