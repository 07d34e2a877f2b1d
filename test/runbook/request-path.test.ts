import { expect, test } from 'vitest';
import { type Manifest, title } from '../../lib/manifest/manifest';
import { View } from '../../lib/manifest/view';
import { requestPaths } from '../../lib/runbook/request-path';
import { objectsOf, reference } from '../support';

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
    credentialName: 'bookinfo-https-cert',
    destinations: ['app1/productpage:9080'],
    firstPath: '/productpage',
  });
  const carriers = path && [path.route, path.service, path.workload, path.gateway, path.virtualService];
  expect(carriers?.map(title)).toEqual([route, service, workload, gateway, virtualService]);
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
      { host: 'bookinfo.apps-crc.testing', credentialName: 'any' },
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

  expect(pathsOf(boundTo('app1/bookinfo-gateway')).map((path) => title(path.virtualService))).toEqual([
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

  expect(path?.destinations).toEqual(['app1/reviews:9080', 'app2/ratings:9080', 'app3/details:9080', 'app1/reviews']);
});

test.each([
  ['an exact path', [{ match: [{ uri: { exact: '/a' } }] }], '/a'],
  ['a prefix', [{ match: [{ uri: { prefix: '/b' } }, { uri: { exact: '/a' } }] }], '/b'],
  ['neither', [{ match: [{ headers: {} }] }], '/'],
  ['no match', [{}], '/'],
  ['no rule', undefined, '/'],
])('the path to try is that of the first match, with %s', (_, http, firstPath) => {
  expect(pathsOf(withSpec(virtualService, { http }))[0]?.firstPath).toBe(firstPath);
});

test('a gateway that does not end TLS has no certificate', () => {
  const [path] = pathsOf(withSpec(gateway, { servers: [{ hosts: ['bookinfo.apps-crc.testing'] }] }));

  expect(path?.credentialName).toBeUndefined();
  expect(path?.host).toBe('bookinfo.apps-crc.testing');
});

test('the certificate is that of the server of the host', () => {
  const server = (host: string) => ({ hosts: [host], tls: { credentialName: `${host}-cert` } });
  const servers = [server('other.test'), server('bookinfo.apps-crc.testing')];

  expect(pathsOf(withSpec(gateway, { servers }))[0]?.credentialName).toBe('bookinfo.apps-crc.testing-cert');
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
