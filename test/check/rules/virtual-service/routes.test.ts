import { expect, test } from 'vitest';
import { checkedClaims } from '../../../../lib/check/rules/virtual-service/checked-claims';
import { gatewayBound } from '../../../../lib/check/rules/virtual-service/gateway-bound';
import { httpPort } from '../../../../lib/check/rules/virtual-service/http-port';
import { knownAudience } from '../../../../lib/check/rules/virtual-service/known-audience';
import { knownDelegate } from '../../../../lib/check/rules/virtual-service/known-delegate';
import { namedHosts } from '../../../../lib/check/rules/virtual-service/named-hosts';
import { oneApi } from '../../../../lib/check/rules/virtual-service/one-api';
import { regex } from '../../../../lib/check/rules/virtual-service/regex';
import { serverName } from '../../../../lib/check/rules/virtual-service/server-name';
import { wholeWeights } from '../../../../lib/check/rules/virtual-service/whole-weights';
import { deployment, linesFor, service, virtualService } from '../documents';

const route = [{ destination: { host: 'reviews' } }];

test.each([
  ['the host is bound by another VirtualService', ['a.acme.org'], { gateways: ['front'] }],
  ['the Gateway has but a wildcard over it', ['b.apps.acme.org'], undefined],
])('VS009 is silent where %s', (_, hosts, other) => {
  const gateway = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: 'front', namespace: 'bookinfo' },
    spec: { servers: [{ port: { number: 80 }, hosts: ['bookinfo/a.acme.org', '*.apps.acme.org'] }] },
  };
  const others = other ? [virtualService('b', 'bookinfo', { hosts, ...other })] : [];

  expect(linesFor(gatewayBound, gateway, ...others, virtualService('a', 'bookinfo', { hosts }))).toEqual([]);
});

test.each([
  [[70, 30], undefined],
  [[1, 1], undefined],
  [[9, 1], undefined],
  [[500, 500], undefined],
  [[undefined], undefined],
  [[90, undefined], 'destination 2 has no weight, so it gets no request; give it one'],
  [[undefined, undefined], 'no destination has a weight; give each one'],
  [[60, 30], 'the weights add up to 90; they count in proportion, so write what adds up to 100'],
])('VS015 judges %j', (weights, message) => {
  const weighed = weights.map((weight) => ({ ...route[0], weight }));
  const found = linesFor(wholeWeights, virtualService('a', 'bookinfo', { hosts: ['a'], http: [{ route: weighed }] }));

  expect(found).toEqual(message ? [`VS015 VirtualService bookinfo/a spec.http[0].route: ${message}`] : []);
});

test.each([
  [{ http: [{ route }] }, undefined],
  [{ hosts: ['b'] }, '"b" has hosts of its own, so it is no delegate; drop them there'],
  [{ gateways: ['front'] }, '"b" has gateways of its own, so it is no delegate; drop them there'],
  [{ tcp: [{ route }] }, '"b" has routes for TLS or TCP, which are not delegated; drop them there'],
  [{ http: [{ delegate: { name: 'c' } }] }, '"b" delegates further, which Istio does not follow'],
  [{ exportTo: ['.'] }, '"b" is not exported to "bookinfo"'],
])('VS018 judges a delegate with %j', (spec, message) => {
  const root = { hosts: ['a'], http: [{ delegate: { name: 'b', namespace: 'shop' } }] };
  const found = linesFor(knownDelegate, virtualService('a', 'bookinfo', root), virtualService('b', 'shop', spec));

  expect(found.filter((line) => line.includes('bookinfo/a'))).toEqual(
    message ? [`VS018 VirtualService bookinfo/a spec.http[0].delegate: ${message}`] : [],
  );
});

test('VS019 knows server names below a wildcard', () => {
  const spec = { hosts: ['*.acme.org'], tls: [{ match: [{ sniHosts: ['a.acme.org', '*.b.acme.org'] }], route }] };

  expect(linesFor(serverName, virtualService('a', 'bookinfo', spec))).toEqual([]);
});

test.each([
  [{ hosts: ['*'], gateways: ['front'] }, []],
  [
    { hosts: ['*'], gateways: ['front', 'mesh'] },
    ['spec.hosts[0]: "*" needs a gateway; name one in "spec.gateways", or name the host'],
  ],
  [{ hosts: ['a', 'b', 'a'] }, ['spec.hosts[2]: "a" is "spec.hosts[0]" already; drop it']],
])('VS020 judges %j', (spec, problems) => {
  expect(linesFor(namedHosts, virtualService('a', 'bookinfo', spec))).toEqual(
    problems.map((problem) => `VS020 VirtualService bookinfo/a ${problem}`),
  );
});

test.each([
  [{ uri: { regex: '/api/.*' } }, 0],
  [{ uri: { regex: '.*api' } }, 0],
  [{ uri: { regex: '^/api' } }, 0],
  [{ uri: { regex: 'a|/b' } }, 0],
  [{ uri: { regex: '(?i)/api' } }, 0],
  [{ headers: { 'end-user': { regex: 'jason.*' } } }, 0],
  [{ uri: { regex: '^api' } }, 1],
  [{ uri: { regex: '/(?!api).*' } }, 1],
  [{ headers: { 'end-user': { regex: '(a)\\1' } } }, 1],
])('VS021 judges %j', (match, findings) => {
  const spec = { hosts: ['a'], http: [{ match: [match], route }] };

  expect(linesFor(regex, virtualService('a', 'bookinfo', spec))).toHaveLength(findings);
});

test.each([
  [
    [
      { name: 'tcp', port: 1 },
      { name: 'http', port: 2 },
    ],
    0,
  ],
  [[{ port: 1 }], 0],
  [[{ name: 'tcp', appProtocol: 'http', port: 1 }], 0],
  [[{ name: 'http-db', port: 3306 }], 0],
  [[], 0],
  [[{ name: 'db', port: 3306 }], 1],
  [[{ name: 'https-web', port: 1 }], 1],
])('VS030 judges HTTP routes before %j', (ports, findings) => {
  const spec = { hosts: ['reviews'], http: [{ route }] };

  expect(
    linesFor(httpPort, service('reviews', 'bookinfo', { ports }), virtualService('a', 'bookinfo', spec)),
  ).toHaveLength(findings);
});

test('VS027 is silent on gateways whose pods are unknown, and says that the mesh knows no claims', () => {
  const http = [{ match: [{ headers: { '@request.auth.claims.sub': { exact: 'a' } } }], route }];

  expect(linesFor(checkedClaims, virtualService('a', 'bookinfo', { hosts: ['a'], gateways: ['front'], http }))).toEqual(
    [],
  );
  expect(linesFor(checkedClaims, virtualService('a', 'bookinfo', { hosts: ['a'], http }))).toEqual([
    'VS027 VirtualService bookinfo/a spec.http[0].match[0].headers["@request.auth.claims.sub"]: claims are known at gateways alone; name them in "spec.gateways", without "mesh"',
  ]);
});

test('VS027 names the pods of a gateway that checks no tokens', () => {
  const gateway = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: 'front', namespace: 'bookinfo' },
    spec: { selector: { istio: 'front' }, servers: [] },
  };
  const http = [{ match: [{ headers: { '@request.auth.claims.sub': { exact: 'a' } } }], route }];
  const bound = virtualService('a', 'bookinfo', { hosts: ['a'], gateways: ['front'], http });

  const [found] = linesFor(checkedClaims, gateway, deployment('front-v1', 'bookinfo', { istio: 'front' }), bound);

  expect(found).toContain('no RequestAuthentication selects the pods of front-v1');
});

test('VS033 is silent on routes of gateways', () => {
  const metadata = { name: 'reviews', namespace: 'bookinfo' };
  const spec = { parentRefs: [{ name: 'reviews' }], hostnames: ['reviews'] };
  const httpRoute = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata, spec };

  expect(linesFor(oneApi, httpRoute, virtualService('a', 'bookinfo', { hosts: ['reviews'] }))).toEqual([]);
});

test('VS034 knows what stands for this namespace, all and none, and those of the platform', () => {
  const exportTo = ['.', '*', '~', 'bookinfo', 'openshift-ingress'];

  expect(linesFor(knownAudience, virtualService('a', 'bookinfo', { hosts: ['a'], exportTo }))).toEqual([]);
});
