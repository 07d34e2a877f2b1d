import { describe, expect, test } from 'vitest';
import { knownGateway } from '../../../../lib/check/rules/virtual-service/known-gateway';
import { listedGateway } from '../../../../lib/check/rules/virtual-service/listed-gateway';
import { servedHost } from '../../../../lib/check/rules/virtual-service/served-host';
import { linesFor, routesTo, virtualService, yaml } from '../documents';
import { linesOf, meshOf } from '../examples';

test.each(['mesh', './front', 'front', 'shop/other', 'front.bookinfo', 'front.bookinfo.svc.cluster.local', 'routes'])(
  'VS007 lets "%s" be',
  (entry) => {
    const gateways = [
      { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { name: 'front', namespace: 'bookinfo' } },
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'Gateway',
        metadata: { name: 'routes', namespace: 'bookinfo' },
      },
    ];
    const spec = { hosts: ['a.acme.org'], gateways: [entry], http: routesTo('reviews') };

    const mesh = meshOf({ ...knownGateway, given: '' }, yaml(...gateways, virtualService('a', 'bookinfo', spec)));

    expect(linesOf(mesh, [knownGateway])).toEqual([]);
  },
);

describe('VS008', () => {
  const front = gateway('front', ['bookinfo/*.apps.acme.org']);
  const back = gateway('back', ['shop/back.acme.org']);

  test.each([
    ['a host below a wildcard', ['a.apps.acme.org'], ['front']],
    ['a wildcard over a host', ['*.acme.org'], ['front']],
    ['a host that is for the mesh', ['a.apps.acme.org', 'reviews'], ['front', 'mesh']],
    ['a host that is for a gateway unknown here', ['a.apps.acme.org', 'b.org'], ['front', 'elsewhere/gateway']],
    ['nothing but gateways unknown here', ['b.org'], ['elsewhere/gateway']],
  ])('lets %s be', (_, hosts, gateways) => {
    expect(
      linesFor(
        servedHost,
        front,
        back,
        virtualService('a', 'bookinfo', { hosts, gateways, http: routesTo('reviews') }),
      ),
    ).toEqual([]);
  });

  test('heeds the namespace that a gateway keeps a host for', () => {
    const spec = { hosts: ['back.acme.org'], gateways: ['bookinfo/back'], http: routesTo('reviews') };

    expect(linesFor(servedHost, back, virtualService('a', 'bookinfo', spec))).toEqual([
      'VS008 VirtualService bookinfo/a spec.hosts[0]: "back.acme.org" is not served by Gateway bookinfo/back, only "shop/back.acme.org"',
    ]);
    expect(linesFor(servedHost, back, virtualService('a', 'shop', spec))).toEqual([]);
  });

  test('names a gateway that serves none of the hosts, where another one does', () => {
    const spec = { hosts: ['a.apps.acme.org'], gateways: ['front', 'back'], http: routesTo('reviews') };

    expect(linesFor(servedHost, front, back, virtualService('a', 'bookinfo', spec))).toEqual([
      'VS008 VirtualService bookinfo/a spec.gateways[1]: Gateway bookinfo/back serves none of the hosts here, only "shop/back.acme.org"',
    ]);
  });

  function gateway(name: string, hosts: readonly string[]) {
    const servers = [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts }];
    const metadata = { name, namespace: 'bookinfo' };
    return { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata, spec: { servers } };
  }
});

test('VS014 knows a gateway by any of its names, and leaves delegates alone', () => {
  const http = [{ match: [{ gateways: ['bookinfo/front'] }], ...routesTo('reviews')[0] }];
  const bound = virtualService('a', 'bookinfo', { hosts: ['a.acme.org'], gateways: ['./front'], http });
  const delegate = virtualService('b', 'bookinfo', { http });

  expect(linesOf(meshOf(listedGateway, yaml(bound, delegate)), [listedGateway])).toEqual([]);
});
