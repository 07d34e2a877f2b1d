import { describe, expect, test } from 'vitest';
import { destinationNeedsPort } from '../../../../lib/check/rules/virtual-service/destination-needs-port';
import { destinationPort } from '../../../../lib/check/rules/virtual-service/destination-port';
import { knownDestination } from '../../../../lib/check/rules/virtual-service/known-destination';
import { knownSubset } from '../../../../lib/check/rules/virtual-service/known-subset';
import { linesFor, routesTo, service, virtualService, yaml } from '../documents';
import { linesOf, meshOf } from '../examples';

const reviews = service('reviews', 'bookinfo', { ports: [{ name: 'http', port: 9080, targetPort: 8080 }] });

describe('VS001', () => {
  test.each([
    ['reviews', 'bookinfo'],
    ['reviews.bookinfo.svc.cluster.local', 'shop'],
    ['kubernetes.default.svc.cluster.local', 'shop'],
    ['thanos-querier.openshift-monitoring.svc.cluster.local', 'shop'],
    ['reviews.bookinfo.svc.clusterset.local', 'shop'],
    ['api.acme.org', 'shop'],
    ['www.partner.org', 'shop'],
  ])('knows %s from %s', (host, namespace) => {
    const entry = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'ServiceEntry',
      metadata: { name: 'outside', namespace: 'bookinfo' },
      spec: { hosts: ['api.acme.org', '*.partner.org'], resolution: 'NONE' },
    };

    expect(
      linesFor(
        knownDestination,
        reviews,
        entry,
        virtualService('a', namespace, { hosts: ['a.acme.org'], http: routesTo(host) }),
      ),
    ).toEqual([]);
  });

  test.each([
    [
      'reviews',
      'shop',
      'no Service and no ServiceEntry gives "reviews"; did you mean "reviews.bookinfo.svc.cluster.local"?',
    ],
    [
      'reviews.bookinfo',
      'bookinfo',
      'no Service and no ServiceEntry gives "reviews.bookinfo"; did you mean "reviews.bookinfo.svc.cluster.local"?',
    ],
    ['api.acme.org', 'bookinfo', 'no Service and no ServiceEntry gives "api.acme.org"'],
  ])('says what %s from %s may have meant', (host, namespace, message) => {
    const found = linesFor(
      knownDestination,
      reviews,
      virtualService('a', namespace, { hosts: ['a.acme.org'], http: routesTo(host) }),
    );

    expect(found).toEqual([`VS001 VirtualService ${namespace}/a spec.http[0].route[0].destination.host: ${message}`]);
  });

  test('names the namespace that a Service is hidden from', () => {
    const hidden = {
      ...reviews,
      metadata: { ...reviews.metadata, annotations: { 'networking.istio.io/exportTo': '.' } },
    };
    const host = 'reviews.bookinfo.svc.cluster.local';

    const [found] = linesFor(
      knownDestination,
      hidden,
      virtualService('a', 'shop', { hosts: ['a.acme.org'], http: routesTo(host) }),
    );

    expect(found).toContain(`"${host}" is not exported to "shop"`);
    expect(
      linesFor(
        knownDestination,
        hidden,
        virtualService('a', 'bookinfo', { hosts: ['a.acme.org'], http: routesTo(host) }),
      ),
    ).toEqual([]);
  });

  test('looks at copies of requests, and at TLS and TCP routes', () => {
    const routes = routesTo('missing');
    const spec = {
      hosts: ['reviews'],
      http: [
        { ...routesTo('reviews')[0], mirror: { host: 'missing' }, mirrors: [{ destination: { host: 'missing' } }] },
      ],
      tls: [{ match: [{ sniHosts: ['reviews'] }], ...routes[0] }],
      tcp: routes,
    };

    expect(
      linesFor(knownDestination, reviews, virtualService('a', 'bookinfo', spec)).map((line) => line.split(' ')[3]),
    ).toEqual([
      'spec.http[0].mirror.host:',
      'spec.http[0].mirrors[0].destination.host:',
      'spec.tls[0].route[0].destination.host:',
      'spec.tcp[0].route[0].destination.host:',
    ]);
  });
});

describe('VS003', () => {
  test('says where a number of the pods belongs', () => {
    const spec = { hosts: ['reviews'], http: routesTo('reviews', { port: { number: 8080 } }) };

    expect(linesFor(destinationPort, reviews, virtualService('a', 'bookinfo', spec))).toEqual([
      'VS003 VirtualService bookinfo/a spec.http[0].route[0].destination.port.number: 8080 is not a port of "reviews.bookinfo.svc.cluster.local" (9080); 8080 is where its pods listen, write 9080',
    ]);
  });

  test('is silent on a Service that is declared without ports', () => {
    const rule = { ...destinationPort, given: yaml(service('reviews', 'bookinfo', {})) };
    const spec = { hosts: ['reviews'], http: routesTo('reviews', { port: { number: 1 } }) };

    expect(linesOf(meshOf(rule, yaml(virtualService('a', 'bookinfo', spec))), [destinationPort])).toEqual([]);
  });
});

test('VS004 is silent beside workloads, and where the gateway listens on a port of the Service', () => {
  const given = (destinationNeedsPort.given ?? '').replace('port: 9080', 'port: 80');
  const mesh = destinationNeedsPort.bad.replace('gateways: [bookinfo]', 'gateways: [mesh]');

  expect(linesOf(meshOf(destinationNeedsPort, mesh), [destinationNeedsPort])).toEqual([]);
  expect(linesOf(meshOf({ ...destinationNeedsPort, given }, destinationNeedsPort.bad), [destinationNeedsPort])).toEqual(
    [],
  );
});

test('VS006 counts no DestinationRule of a namespace that is neither the client nor the Service', () => {
  const given = (knownSubset.given ?? '').replace(
    'name: reviews, namespace: bookinfo }\n    spec:\n      host: reviews',
    'name: reviews, namespace: shop }\n    spec:\n      host: reviews.bookinfo.svc.cluster.local',
  );

  expect(linesOf(meshOf({ ...knownSubset, given }, knownSubset.good), [knownSubset])).toEqual([
    'VS006 VirtualService bookinfo/reviews spec.http[0].route[0].destination.subset: no DestinationRule for "reviews" that is used here declares "v2"',
  ]);
});
