import { expect, test } from 'vitest';
import { type Manifest, title } from '../../../lib/manifest/manifest';
import { View } from '../../../lib/manifest/view';
import { requestPaths } from '../../../lib/runbook/paths/request-path';
import { objectsOf, reference } from '../../support';
import { balancedMesh, changed, gatewayApiMesh, primaryMesh, terminatedMesh } from '../meshes';

const objects = [...objectsOf(reference).values()];

const route = 'Route istio-ingress/bookinfo-gateway-https';
const service = 'Service istio-ingress/istio-ingressgateway';
const workload = 'Deployment istio-ingress/istio-ingressgateway';
const gateway = 'Gateway app1/bookinfo-gateway';
const virtualService = 'VirtualService app1/bookinfo';

test('a Route leads over the gateway of its host, in whatever namespace, to the services that answer', () => {
  const [path, ...others] = pathsOf(objects);

  expect(others).toEqual([]);
  expect(path).toMatchObject({
    host: 'bookinfo.apps-crc.testing',
    scheme: 'https',
    certificate: { namespace: 'istio-ingress', name: 'bookinfo-https-cert' },
    rule: { destinations: [{ namespace: 'app1', name: 'productpage', port: 9080 }], firstPath: '/productpage' },
  });
  const carriers = path && [path.route, path.service, path.workload, path.gateway, path.rule.on];
  expect(carriers?.map((object) => object && title(object))).toEqual([
    route,
    service,
    workload,
    gateway,
    virtualService,
  ]);
});

test.each([service, workload, gateway, virtualService])('without its %s there is no path', (missing) => {
  expect(pathsOf(objects.filter((object) => title(object) !== missing))).toEqual([]);
});

test.each([
  ['a Route to another Service', route, { to: { kind: 'Service', name: 'other' } }],
  ['a Route of another host', route, { host: 'other.test' }],
  ['a Route without a spec', route, undefined],
  ['a Service that selects other pods', service, { selector: { istio: 'other' } }],
  ['a Service that selects none', service, { selector: {} }],
  ['a Gateway that selects other pods', gateway, { selector: { istio: 'other' } }],
  ['a Gateway of another host', gateway, { servers: [{ hosts: ['other.test'] }] }],
  ['a VirtualService of another host', virtualService, { hosts: ['other.test'] }],
  ['a VirtualService of the mesh alone', virtualService, { gateways: undefined }],
  ['a VirtualService of another gateway', virtualService, { gateways: ['other'] }],
  ['a VirtualService of a gateway elsewhere', virtualService, { gateways: ['app2/bookinfo-gateway'] }],
])('%s makes no path', (_, changed, spec) => {
  expect(pathsOf(withSpec(changed, spec))).toEqual([]);
});

test.each(['*', '*.apps-crc.testing', '*/bookinfo.apps-crc.testing', './*'])(
  'a Gateway of host %s serves the Route',
  (host) => {
    const servers = [{ hosts: [host], tls: { credentialName: 'any' } }];

    expect(pathsOf(withSpec(gateway, { selector: { istio: 'ingressgateway' }, servers }))).toMatchObject([
      { host: 'bookinfo.apps-crc.testing', certificate: { namespace: 'istio-ingress', name: 'any' } },
    ]);
  },
);

test.each(['*.testing.apps-crc', '*.other', 'app1/other.test', 'crc.testing'])(
  'a Gateway of host %s does not',
  (host) => {
    const servers = [{ hosts: [host] }];

    expect(pathsOf(withSpec(gateway, { selector: { istio: 'ingressgateway' }, servers }))).toEqual([]);
  },
);

test('a Deployment of the same labels in another namespace is not behind the Service', () => {
  const elsewhere = moved(workload, 'a-namespace');
  const both = [...objectsOf(reference).values()].flatMap((object) =>
    title(object) === workload ? [elsewhere, object] : [object],
  );

  expect(pathsOf(objects.map((object) => (title(object) === workload ? elsewhere : object)))).toEqual([]);
  expect(pathsOf(both).map((path) => title(path.workload))).toEqual([workload]);
});

test('a VirtualService names a gateway elsewhere by its namespace, and one of its own by its name alone', () => {
  const elsewhere = moved(virtualService, 'app2');
  const boundTo = (...gateways: readonly string[]) =>
    objects.map((object) =>
      title(object) === virtualService ? { ...elsewhere, spec: { ...(elsewhere.spec as object), gateways } } : object,
    );

  expect(pathsOf(boundTo('app1/bookinfo-gateway')).map((path) => title(path.rule.on))).toEqual([
    'VirtualService app2/bookinfo',
  ]);
  expect(pathsOf(boundTo('mesh', 'app1/bookinfo-gateway'))).toHaveLength(1);
  expect(pathsOf(boundTo('bookinfo-gateway'))).toEqual([]);
  expect(pathsOf(withSpec(virtualService, { gateways: ['app1/bookinfo-gateway'] }))).toHaveLength(1);
});

test('services that answer are told once each, in the namespace they stand in', () => {
  const hosts = ['reviews', 'ratings.app2.svc.cluster.local', 'details.app3.svc', 'reviews'];
  const to = (host: string, number?: number) => ({ destination: { host, ...(number && { port: { number } }) } });
  const http = [{ route: hosts.map((host) => to(host, 9080)) }, { route: [to('reviews')] }, { redirect: {} }];

  const [path] = pathsOf(withSpec(virtualService, { http }));

  expect(path?.rule.destinations).toEqual([
    { namespace: 'app1', name: 'reviews', port: 9080 },
    { namespace: 'app2', name: 'ratings', port: 9080 },
    { namespace: 'app3', name: 'details', port: 9080 },
    { namespace: 'app1', name: 'reviews' },
  ]);
});

test.each([
  ['an exact path', [{ match: [{ uri: { exact: '/a' } }] }], '/a'],
  ['a prefix', [{ match: [{ uri: { prefix: '/b' } }, { uri: { exact: '/a' } }] }], '/b'],
  ['neither', [{ match: [{ headers: {} }] }], '/'],
  ['no match', [{}], '/'],
  ['no rule', undefined, '/'],
])('the path to try is that of the first match, with %s', (_, http, firstPath) => {
  expect(pathsOf(withSpec(virtualService, { http }))[0]?.rule.firstPath).toBe(firstPath);
});

test('a gateway that does not end TLS has no certificate', () => {
  const [path] = pathsOf(withSpec(gateway, { servers: [{ hosts: ['bookinfo.apps-crc.testing'] }] }));

  expect(path?.certificate).toBeUndefined();
  expect(path?.host).toBe('bookinfo.apps-crc.testing');
});

test('the certificate is that of the server of the host', () => {
  const server = (host: string) => ({ hosts: [host], tls: { credentialName: `${host}-cert` } });
  const servers = [server('other.test'), server('bookinfo.apps-crc.testing')];

  expect(pathsOf(withSpec(gateway, { servers }))[0]?.certificate).toEqual({
    namespace: 'istio-ingress',
    name: 'bookinfo.apps-crc.testing-cert',
  });
});

test('a Route leads over what istiod makes of a Gateway to the services of its routes', () => {
  const paths = pathsOf(gatewayApiMesh('ClusterIP'));

  expect(paths.map(({ service, workload, gateway, rule }) => [service, workload, gateway, rule.on].map(title))).toEqual(
    [
      [
        'Service ingress/public-istio',
        'Deployment ingress/public-istio',
        'Gateway ingress/public',
        'HTTPRoute shop/shop',
      ],
      [
        'Service ingress/public-istio',
        'Deployment ingress/public-istio',
        'Gateway ingress/public',
        'GRPCRoute quotes/quotes',
      ],
    ],
  );
  expect(paths.map(({ certificate, rule }) => [certificate, rule.destinations, rule.firstPath])).toEqual([
    [
      { namespace: 'ingress', name: 'shop-cert' },
      [
        { namespace: 'shop', name: 'web', port: 8080 },
        { namespace: 'payments', name: 'api', port: 9000 },
      ],
      '/cart',
    ],
    [
      { namespace: 'ingress', name: 'shop-cert' },
      [{ namespace: 'quotes', name: 'quotes', port: 9090 }],
      '/acme.Quotes/Get',
    ],
  ]);
});

test.each([
  ['of another Gateway', { name: 'other', namespace: 'ingress' }],
  ['of a Gateway elsewhere', { name: 'public' }],
  ['of another listener', { name: 'public', namespace: 'ingress', sectionName: 'quotes' }],
  ['of a Service', { kind: 'Service', name: 'public', namespace: 'ingress' }],
])('an HTTPRoute %s answers for no host of the Gateway', (_, parent) => {
  const mesh = changed(gatewayApiMesh('ClusterIP'), {
    'HTTPRoute shop/shop': (spec) => ({ ...spec, parentRefs: [parent] }),
  });

  expect(pathsOf(mesh).map(({ host }) => host)).toEqual(['quotes.acme.org']);
});

test('an HTTPRoute of no host and no path answers for those of its listener, anywhere', () => {
  const mesh = changed(gatewayApiMesh('LoadBalancer'), {
    'HTTPRoute shop/shop': ({ parentRefs }) => ({ parentRefs, rules: [{ backendRefs: [{ name: 'web' }] }] }),
  });

  expect(pathsOf(mesh)[0]).toMatchObject({ host: 'shop.acme.org', rule: { firstPath: '/' } });
});

test.each([
  ['rendered', balancedMesh, ['shop.acme.org']],
  ['made by istiod', gatewayApiMesh('LoadBalancer'), ['shop.acme.org', 'quotes.acme.org']],
])('a load balancer, %s, leads to each host that gateway and rule share', (_, mesh, hosts) => {
  const paths = pathsOf(mesh);

  expect(paths.map(({ host }) => host)).toEqual(hosts);
  expect(paths.map(({ route, scheme, certificate }) => [route, scheme, certificate])).toEqual(
    hosts.map(() => [undefined, 'https', { namespace: 'ingress', name: 'shop-cert' }]),
  );
});

test('behind a load balancer without TLS, hosts are asked in plain', () => {
  const server = { hosts: ['*'], port: { number: 8080, name: 'http', protocol: 'HTTP' } };
  const mesh = changed(balancedMesh, { 'Gateway shop/shop': (spec) => ({ ...spec, servers: [server] }) });

  expect(pathsOf(mesh)).toMatchObject([{ host: 'shop.acme.org', scheme: 'http' }]);
});

test('what only redirects to TLS does not stand for the host', () => {
  const redirect = { hosts: ['*'], port: { number: 8080 }, tls: { httpsRedirect: true } };
  const mesh = changed(balancedMesh, {
    'Gateway shop/shop': ({ servers, ...spec }) => ({ ...spec, servers: [redirect, ...(servers as object[])] }),
  });

  expect(pathsOf(mesh)).toMatchObject([{ scheme: 'https', certificate: { name: 'shop-cert' } }]);
});

test('a control plane that other clusters ask is no host of clients', () => {
  expect(pathsOf(primaryMesh)).toEqual([]);
});

test.each([
  ['edge', {}, 'router'],
  ['reencrypt', {}, 'router'],
  ['edge', { externalCertificate: { name: 'own' } }, { namespace: 'ingress', name: 'own' }],
  ['edge', { certificate: '---', key: '---' }, undefined],
] as const)(
  'where TLS ends by %s, clients see the certificate of the Route or the router',
  (termination, tls, seen) => {
    const [path] = pathsOf(terminatedMesh(termination, tls));

    expect(path?.certificate).toEqual(seen);
    expect(path?.scheme).toBe('https');
  },
);

test('a Route without TLS is asked in plain', () => {
  const mesh = changed(terminatedMesh('edge'), { 'Route ingress/shop': ({ tls, ...spec }) => spec });

  expect(pathsOf(mesh)).toMatchObject([{ scheme: 'http' }]);
  expect(pathsOf(mesh)[0]?.certificate).toBeUndefined();
});

function pathsOf(manifests: readonly Manifest[]) {
  return requestPaths(new View(manifests));
}

/** The objects of the reference, one of them with other fields in its spec, or without a spec. */
function withSpec(changed: string, spec: object | undefined): readonly Manifest[] {
  return objects.map((object) =>
    title(object) === changed ? { ...object, spec: spec && { ...(object.spec as object), ...spec } } : object,
  );
}

function moved(name: string, namespace: string): Manifest {
  const object = objectsOf(reference).get(name);
  if (!object) throw new Error(`the reference has no ${name}`);
  return { ...object, metadata: { ...object.metadata, namespace } };
}
