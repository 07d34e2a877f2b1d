import { expect, test } from 'vitest';
import type { ClusterSettings } from '../../../lib/settings/cluster-settings';
import { faultsOf, inApplication, inExpose, inPlane, objectsOf, reference } from '../../support';

const at = 'crc: controlPlanes[0].applications[0].expose';
const [application] = reference.controlPlanes[0].applications;

/** The reference with one gateway, by which its application is exposed. */
function byGateway(changes: object, expose: object) {
  const gateways = [{ name: 'public', namespace: 'istio-ingress', ...changes }];
  return inPlane({ gateways, applications: [{ ...application, expose }] });
}

test('protocol and termination are of those that there are', () => {
  expect(faultsOf(inExpose({ protocol: 'TCP', termination: 'mutual' }))).toEqual([
    `${at}.protocol: "TCP" is not known; known: HTTP, GRPC`,
    `${at}.termination: "mutual" is not known; known: passthrough, edge, reencrypt`,
  ]);
});

test.each(['edge', 'reencrypt'])('gRPC does not pass a router that ends TLS by %s', (termination) => {
  expect(faultsOf(inExpose({ protocol: 'GRPC' }))).toEqual([]);
  expect(faultsOf(inExpose({ protocol: 'GRPC', termination }))).toEqual([
    `${at}.protocol: "GRPC" needs HTTP/2 all the way, which the router speaks only by settings of its own; leave out termination "${termination}"`,
  ]);
});

test('gRPC is served on all paths', () => {
  for (const paths of [[{ prefix: '/api' }], [{ exact: '/' }], [{ prefix: '/' }, { prefix: '/api' }]]) {
    expect(faultsOf(inExpose({ protocol: 'GRPC', paths }))).toEqual([
      `${at}.paths: the paths of gRPC are its methods; leave them out to serve all`,
    ]);
  }
  expect(faultsOf(inExpose({ protocol: 'GRPC', paths: [{ prefix: '/' }] }))).toEqual([]);
});

test('the service that answers stands in a namespace of the mesh', () => {
  const service = { name: 'web', port: 8080, namespace: 'payments' };
  const applications = [{ ...application, expose: { service } }];

  expect(faultsOf(inPlane({ applications }))).toEqual([
    `${at}.service.namespace: no namespace "payments" in the mesh; known: app1`,
  ]);
  expect(faultsOf(inPlane({ applications, namespaces: ['payments'] }))).toEqual([]);
  expect(faultsOf(inPlane({ applications: [...applications, { name: 'pay', namespace: 'payments' }] }))).toEqual([]);
});

test('a load balancer takes no host that DNS leads to the router', () => {
  const balanced = (host?: string) => byGateway({ service: { type: 'LoadBalancer' } }, { host });

  expect(faultsOf(balanced('books.acme.org'))).toEqual([]);
  expect(faultsOf(balanced('books-apps-crc.testing'))).toEqual([]);
  for (const [host, got] of [
    [undefined, 'bookinfo.apps-crc.testing'],
    ['a.b.apps-crc.testing', 'a.b.apps-crc.testing'],
    ['apps-crc.testing', 'apps-crc.testing'],
  ]) {
    expect(faultsOf(balanced(host))).toEqual([
      `${at}.host: DNS leads "${got}" to the router, and gateway "public" is a load balancer past it; give a host outside "apps-crc.testing"`,
    ]);
  }
});

test.each(['edge', 'reencrypt'])('past the router, TLS does not end by %s', (termination) => {
  expect(faultsOf(byGateway({ service: { type: 'LoadBalancer' } }, { host: 'a.org', termination }))).toEqual([
    `${at}.termination: "${termination}" is the router's, and gateway "public" is a load balancer past it; leave it out`,
  ]);
});

test.each(['edge', 'reencrypt'])('a certificate for termination %s needs an OpenShift that takes it', (termination) => {
  const settings = (openshift: string, certificate?: object) => {
    const [plane] = inExpose({ termination, certificate }).controlPlanes;
    return { ...reference, release: '3.1', openshift, controlPlanes: [{ ...plane, version: undefined }] };
  };

  expect(faultsOf(settings('4.19', {}))).toEqual([]);
  expect(faultsOf(settings('4.18'))).toEqual([]);
  expect(faultsOf(settings('4.18', {}))).toEqual([
    `${at}.certificate: OpenShift 4.18 takes no certificate of a Secret for termination "${termination}", which 4.19 does; leave it out to have the router's, or write "passthrough"`,
  ]);
});

test.each(['edge', 'reencrypt'])(
  "with termination %s, a host is one label below the apps domain, as the router's certificate is",
  (termination) => {
    const expose = (host: string, more: object = {}) =>
      inExpose({ certificate: undefined, termination, host, ...more });

    expect(faultsOf(expose('books.apps-crc.testing'))).toEqual([]);
    expect(faultsOf(expose('books.acme.org'))).toEqual([]);
    expect(faultsOf(expose('a.books.apps-crc.testing', { certificate: {} }))).toEqual([]);
    expect(faultsOf(expose('a.books.apps-crc.testing', { termination: 'passthrough' }))).toEqual([]);
    expect(faultsOf(expose('a.books.apps-crc.testing'))).toEqual([
      `${at}.host: the router's certificate is good for one label below "apps-crc.testing", "a.books.apps-crc.testing" has 2; give a certificate, or another host`,
    ]);
  },
);

test('an HTTPRoute takes 64 plain paths', () => {
  const paths = (count: number) => Array.from({ length: count }, (_, i) => ({ prefix: `/${i}` }));
  const odd = ['/a//b', '/a/./b', '/a/..', '/a%2Fb', '/a b', '/é', '/a#b'];
  const expose = (list: readonly object[]) => byGateway({ gatewayClassName: 'istio' }, { paths: list });

  expect(faultsOf(expose([...paths(62), { exact: '/a.b/~%20;c=d,e/.f/..g' }, { prefix: '/a/' }]))).toEqual([]);
  expect(faultsOf(byGateway({}, { paths: [...paths(65), { exact: '/a//b' }] }))).toEqual([]);
  expect(faultsOf(expose(paths(65)))).toEqual([`${at}.paths: has 65 paths; an HTTPRoute has at most 64`]);
  expect(faultsOf(expose(odd.map((exact) => ({ exact }))))).toEqual(
    odd.map(
      (path, i) =>
        `${at}.paths[${i}]: "${path}" is no path of an HTTPRoute; write it without "//", "/./", "/../", "%2f" and whatever a URL encodes`,
    ),
  );
});

test('a name may be as long as what is made of it: by the Kubernetes Gateway API, or encrypted again, no Gateway is', () => {
  const named = (length: number, expose: object, gateway: object = {}) => ({
    ...byGateway(gateway, expose),
    controlPlanes: byGateway(gateway, expose).controlPlanes.map((plane) => ({
      ...plane,
      applications: plane.applications.map((each) => ({ ...each, name: 'b'.repeat(length) })),
    })),
  });
  const certificate = { commonName: 'b'.repeat(60) };
  const tooLong = (length: number) =>
    `crc: controlPlanes[0].applications[0].name: "${'b'.repeat(length)}" is too long: "${'b'.repeat(length)}-gateway" has ${length + 8} characters; at most 63 are allowed`;

  expect(faultsOf(named(60, { certificate }))).toEqual([tooLong(60)]);
  expect(faultsOf(named(63, { termination: 'reencrypt' }))).toEqual([]);
  for (const termination of ['passthrough', 'edge', 'reencrypt'] as const) {
    const settings = named(63, { certificate, termination }, { gatewayClassName: 'istio' });

    expect(objectsOf(settings as ClusterSettings).has(`HTTPRoute app1/${'b'.repeat(63)}`)).toBe(true);
  }
});

test('an exposed application has a name that a Gateway can be made of, also without a certificate', () => {
  const named = (length: number) => inApplication({ name: 'b'.repeat(length), expose: { termination: 'edge' } });

  expect(faultsOf(named(55))).toEqual([]);
  expect(faultsOf(named(56))).toEqual([
    `crc: controlPlanes[0].applications[0].name: "${'b'.repeat(56)}" is too long: "${'b'.repeat(56)}-gateway" has 64 characters; at most 63 are allowed`,
  ]);
});
