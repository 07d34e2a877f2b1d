import { describe, expect, test } from 'vitest';
import { oneAction } from '../../../../lib/check/rules/virtual-service/one-action';
import { onePerHost } from '../../../../lib/check/rules/virtual-service/one-per-host';
import { reachableRoute } from '../../../../lib/check/rules/virtual-service/reachable-route';
import { routesTo, virtualService, yaml } from '../documents';
import { linesOf, meshOf } from '../examples';

describe('VS010', () => {
  test.each([
    ['one is for a gateway', {}, { gateways: ['front'] }, 'bookinfo'],
    ['one is delegated to', {}, { hosts: [] }, 'bookinfo'],
    ['one is a wildcard over the other', {}, { hosts: ['*.acme.org'] }, 'bookinfo'],
    ['they are exported apart', { exportTo: ['.'] }, { exportTo: ['.'] }, 'shop'],
  ])('lets two be where %s', (_, one, other, namespace) => {
    expect(claims(namespace, one, other)).toEqual([]);
  });

  test('names both where they meet, in any namespace', () => {
    expect(claims('shop', { exportTo: ['shop', '.'] }, { exportTo: ['.'] })).toEqual([
      'VS010 VirtualService shop/b spec.hosts[0]: "a.acme.org" is the host of VirtualService bookinfo/a already, and only the older one counts',
    ]);
  });

  test('is silent where Sidecars decide what both namespaces see, or mesh-wide settings keep them apart', () => {
    const sidecars = ['bookinfo', 'shop'].map((namespace) => ({
      apiVersion: 'networking.istio.io/v1',
      kind: 'Sidecar',
      metadata: { name: 'default', namespace },
      spec: { egress: [{ hosts: ['./*'] }] },
    }));
    const istio = {
      apiVersion: 'sailoperator.io/v1',
      kind: 'Istio',
      metadata: { name: 'default' },
      spec: { namespace: 'istio-system', values: { meshConfig: { defaultVirtualServiceExportTo: ['.'] } } },
    };

    expect(claims('shop', {}, {})).toHaveLength(1);
    expect(claims('shop', {}, {}, ...sidecars)).toEqual([]);
    expect(claims('shop', {}, {}, istio)).toEqual([]);
  });

  function claims(namespace: string, one: object, other: object, ...more: readonly object[]) {
    const spec = { hosts: ['a.acme.org'], http: routesTo('reviews') };
    const both = [
      virtualService('a', 'bookinfo', { ...spec, ...one }),
      virtualService('b', namespace, { ...spec, ...other }),
    ];
    return linesOf(meshOf({ ...onePerHost, given: '' }, yaml(...both, ...more)), [onePerHost]);
  }
});

test('VS012 sees no end behind a route that delegates', () => {
  const http = [{ delegate: { name: 'b' } }, ...routesTo('reviews')];

  expect(
    linesOf(meshOf(reachableRoute, yaml(virtualService('a', 'bookinfo', { hosts: ['a'], http }))), [reachableRoute]),
  ).toEqual([]);
});

test.each([
  [{ redirect: {}, rewrite: {} }, 'has "redirect", "rewrite"; "redirect" goes with none of the others'],
  [
    { directResponse: { status: 503 }, fault: {} },
    'has "directResponse", "fault"; "directResponse" goes with none of the others',
  ],
  [
    { delegate: {}, ...routesTo('reviews')[0] },
    'has "route", "delegate"; keep one, and give the others routes of their own',
  ],
  [{ ...routesTo('a')[0], mirror: { host: 'a' }, mirrors: [{}] }, 'has "mirror" and "mirrors"; write all in "mirrors"'],
  [{ timeout: '2s' }, 'does nothing; write one of "route", "redirect", "directResponse" and "delegate"'],
])('VS017 says of %j that it %s', (http, message) => {
  const mesh = meshOf(oneAction, yaml(virtualService('a', 'bookinfo', { hosts: ['a'], http: [http] })));

  expect(linesOf(mesh, [oneAction])).toEqual([`VS017 VirtualService bookinfo/a spec.http[0]: ${message}`]);
});
