import { expect, test } from 'vitest';
import { oneCatchAll } from '../../../../lib/check/rules/virtual-service/one-catch-all';
import { splitAtGateway } from '../../../../lib/check/rules/virtual-service/split-at-gateway';
import { linesFor, service, virtualService } from '../documents';

const route = [{ destination: { host: 'reviews' } }];
const bound = { hosts: ['a.acme.org'], gateways: ['front'] };

test.each([
  ['one has matches alone', [{ match: [{ uri: { prefix: '/api' } }], route }]],
  ['one delegates', [{ delegate: { name: 'c' } }]],
  ['one has no HTTP routes', undefined],
])('VS011 lets two be where %s', (_, http) => {
  const one = virtualService('a', 'bookinfo', { ...bound, http: [{ route }] });

  expect(linesFor(oneCatchAll, one, virtualService('b', 'bookinfo', { ...bound, http }))).toEqual([]);
});

test('VS011 knows a route for everything by its path, and a gateway by any of its names', () => {
  const one = virtualService('a', 'bookinfo', { ...bound, http: [{ route }] });
  const http = [
    { match: [{ uri: { exact: '/a' } }], route },
    { match: [{ uri: { prefix: '/' } }], route },
  ];
  const other = virtualService('b', 'shop', { ...bound, gateways: ['bookinfo/front'], http });

  expect(linesFor(oneCatchAll, one, other)).toEqual([
    'VS011 VirtualService shop/b spec.http[1]: VirtualService bookinfo/a has a route for everything of "a.acme.org", too; write a match here, or drop one',
  ]);
});

test.each([
  ['it is bound to the gateway as well', { gateways: ['mesh', 'front'] }],
  ['it splits another host', { hosts: ['ratings'] }],
  ['it names no subset', { http: [{ timeout: '2s', route }] }],
])('VS028 lets a VirtualService for the mesh be where %s', (_, spec) => {
  expect(linesFor(splitAtGateway, ...around(spec))).toEqual([]);
});

test('VS028 says that a split for the mesh is none at the gateway', () => {
  expect(linesFor(splitAtGateway, ...around({}))).toEqual([
    'VS028 VirtualService bookinfo/outside spec.http[0].route[0].destination.subset: missing, and VirtualService bookinfo/split, which splits "reviews", is not bound to the gateway; name a subset here as well',
  ]);
});

function around(spec: object) {
  const split = { hosts: ['reviews'], http: [{ route: [{ destination: { host: 'reviews', subset: 'v1' } }] }] };
  return [
    service('reviews', 'bookinfo', { ports: [{ name: 'http', port: 80 }] }),
    virtualService('outside', 'bookinfo', { ...bound, http: [{ route }] }),
    virtualService('split', 'bookinfo', { ...split, ...spec }),
  ];
}
