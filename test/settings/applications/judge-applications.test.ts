import { expect, test } from 'vitest';
import { faultsOf, inApplication, inExpose, inPlane, reference } from '../../support';

const serviceName = 'at most 63 lower-case letters, digits and "-", starting with a letter';
const label = 'at most 63 lower-case letters, digits and "-", starting and ending with a letter or digit';
const at = 'crc: controlPlanes[0].applications[0]';
const service = { name: 'web', port: 8080 };

test('an application is named by a DNS label', () => {
  expect(faultsOf(inApplication({ name: 'Book_Info' }))).toEqual([
    `${at}.name: "Book_Info" is not a DNS label: ${label}`,
  ]);
});

test('two applications of one name are refused in a mesh, and accepted in two', () => {
  const shop = { name: 'shop', namespace: 'shop' };
  const twoPlanes = [
    { applications: [shop] },
    { name: 'b', namespace: 'b', applications: [{ ...shop, namespace: 'shop-b' }] },
  ];

  expect(faultsOf(inPlane({ applications: [shop, shop] }))).toEqual([
    'crc: controlPlanes[0].applications[1].name: "shop" is taken by controlPlanes[0].applications[0].name; give each its own',
  ]);
  expect(faultsOf({ ...reference, controlPlanes: twoPlanes })).toEqual([]);
});

test('a namespace holds one sample', () => {
  const applications = [
    { name: 'sample', namespace: 'app1' },
    { name: 'first', namespace: 'default', sample: 'bookinfo' },
    { name: 'second', namespace: 'app1', sample: 'bookinfo' },
    { name: 'third', namespace: 'app1', sample: 'bookinfo' },
  ];

  expect(faultsOf(inPlane({ applications }))).toEqual([
    'crc: controlPlanes[0].applications[3].sample: namespace "app1" is taken by controlPlanes[0].applications[2].sample; give each its own',
  ]);
});

test('a sample that is none is refused', () => {
  expect(faultsOf(inApplication({ sample: 'helloworld', expose: undefined }))).toEqual([
    `${at}.sample: no sample "helloworld"; known: bookinfo`,
  ]);
});

test('a host is a domain whose labels have at most 63 characters', () => {
  expect(faultsOf(inExpose({ host: 'https://shop.test' }))).toEqual([
    `${at}.expose.host: "https://shop.test" carries a scheme; write "shop.test"`,
  ]);
  expect(faultsOf(inExpose({ host: `${'s'.repeat(64)}.test` }))).toEqual([
    `${at}.expose.host: label "${'s'.repeat(64)}" has 64 characters; at most 63 are allowed`,
  ]);
  expect(faultsOf(inExpose({ host: `${'s'.repeat(63)}.test` }))).toEqual([]);
});

test('a faulty host is refused beside a faulty apps domain', () => {
  expect(faultsOf({ ...inExpose({ host: '' }), appsDomain: '' })).toEqual([
    'crc: appsDomain: is empty; give a domain, e.g. "apps-crc.testing"',
    `${at}.expose.host: is empty; give a domain, e.g. "apps-crc.testing"`,
  ]);
});

test('a name and an apps domain that make too long a host are refused together', () => {
  const appsDomain = Array.from({ length: 4 }, () => 'd'.repeat(61)).join('.');

  expect(faultsOf({ ...reference, appsDomain })).toEqual([
    `${at}.expose.host: has 256 characters; at most 253 are allowed`,
  ]);
});

test('a host is served by one application of the cluster', () => {
  const exposed = (name: string, host?: string) => ({ name, namespace: name, expose: { service, host } });
  const applications = [exposed('shop'), exposed('basket', 'shop.apps-crc.testing')];

  expect(faultsOf(inPlane({ applications }))).toEqual([
    'crc: controlPlanes[0].applications[1].expose.host: host "shop.apps-crc.testing" is taken by controlPlanes[0].applications[0].expose.host; give each its own',
  ]);
});

test('an exposed application needs a gateway, and says which where there are several', () => {
  const [application] = reference.controlPlanes[0].applications;
  const gateways = ['public', 'partner'].map((name) => ({ name, namespace: name }));

  for (const none of [[], undefined]) {
    expect(faultsOf(inPlane({ gateways: none }))).toEqual([
      `${at}.expose.gateway: the control plane has no gateway; add one to its gateways`,
    ]);
  }
  expect(faultsOf(inPlane({ gateways }))).toEqual([`${at}.expose.gateway: missing; choose one of public, partner`]);
  expect(faultsOf(inExpose({ gateway: 'istio-ingresgateway' }))).toEqual([
    `${at}.expose.gateway: no gateway "istio-ingresgateway"; did you mean "istio-ingressgateway"?`,
  ]);
  expect(faultsOf(inPlane({ gateways, applications: [{ ...application, expose: { gateway: 'partner' } }] }))).toEqual(
    [],
  );
});

test('an exposed application without a sample says which service answers', () => {
  expect(faultsOf(inApplication({ sample: undefined }))).toEqual([
    `${at}.expose.service: missing; give the service that answers: { name: '…', port: 8080 }`,
  ]);
  expect(faultsOf(inExpose({ service: { name: 'Web.app1', port: 8080 } }))).toEqual([
    `${at}.expose.service.name: "Web.app1" is not a name of a Service: ${serviceName}`,
  ]);
});

test.each([0, 65_536, 80.5, -1, Number.NaN])('%d is no port', (port) => {
  expect(faultsOf(inExpose({ service: { ...service, port } }))).toEqual([
    `${at}.expose.service.port: ${port} is not a port; ports run from 1 to 65535`,
  ]);
});

test.each([1, 65_535])('%d is a port', (port) => {
  expect(faultsOf(inExpose({ service: { ...service, port } }))).toEqual([]);
});

test('a path is either exact or a prefix, and starts at the root', () => {
  const paths = [{ exact: '/a', prefix: '/b' }, {}, { exact: 'a' }, { prefix: '' }, { exact: '/' }, { prefix: '/b' }];

  expect(faultsOf(inExpose({ paths }))).toEqual([
    `${at}.expose.paths[0]: give either exact or prefix`,
    `${at}.expose.paths[1]: give either exact or prefix`,
    `${at}.expose.paths[2]: "a" must start with "/"`,
    `${at}.expose.paths[3]: "" must start with "/"`,
  ]);
  expect(faultsOf(inExpose({ paths: [] }))).toEqual([
    `${at}.expose.paths: is empty, so nothing would be served; leave it out to serve all`,
  ]);
});

test('a common name has at most 64 characters, also one that derives from the name', () => {
  const name = 'b'.repeat(55);

  expect(faultsOf(inExpose({ certificate: { commonName: 'c'.repeat(65) } }))).toEqual([
    `${at}.expose.certificate.commonName: "${'c'.repeat(65)}" has 65 characters; at most 64 are allowed`,
  ]);
  expect(faultsOf(inExpose({ certificate: { commonName: 'c'.repeat(64) } }))).toEqual([]);
  expect(faultsOf(inApplication({ name }))).toEqual([]);
  expect(faultsOf(inApplication({ name: `${name}b` }))).toEqual([
    `${at}.expose.certificate.commonName: "${name}b-https-cn" has 65 characters; at most 64 are allowed`,
  ]);
});

test.each(['8760', '1y', '', '8760 h', '-1h', '2562048h'])('%j is no Go duration', (duration) => {
  expect(faultsOf(inExpose({ certificate: { duration } }))).toEqual([
    `${at}.expose.certificate.duration: "${duration}" is not a Go duration; write e.g. "8760h"`,
  ]);
});

test('a certificate is issued for an hour or more', () => {
  expect(faultsOf(inExpose({ certificate: { duration: '59m59s' } }))).toEqual([
    `${at}.expose.certificate.duration: "59m59s" is shorter than cert-manager's least, "1h"`,
  ]);
  for (const duration of ['1h', '60m', '3600s', '3600000ms', '59m60s']) {
    expect(faultsOf(inExpose({ certificate: { duration } }))).toEqual([]);
  }
});

test.each(['rsa', 'Ed25519', '', 'constructor'])('key algorithm %j is refused', (algorithm) => {
  expect(faultsOf(inExpose({ certificate: { privateKey: { algorithm, size: 1 } } }))).toEqual([
    `${at}.expose.certificate.privateKey.algorithm: "${algorithm}" is neither "RSA" nor "ECDSA"`,
  ]);
});

test('a key has a size of its algorithm', () => {
  expect(faultsOf(inExpose({ certificate: { privateKey: { size: 1024 } } }))).toEqual([
    `${at}.expose.certificate.privateKey.size: 1024 is no size of RSA; choose one of 2048, 4096, 8192`,
  ]);
  expect(faultsOf(inExpose({ certificate: { privateKey: { algorithm: 'ECDSA', size: 2048 } } }))).toEqual([
    `${at}.expose.certificate.privateKey.size: 2048 is no size of ECDSA; choose one of 256, 384, 521`,
  ]);
});

test('a certificate does not outlast its authority, and names someone', () => {
  expect(faultsOf(inExpose({ certificate: { duration: '438001h', commonName: '' } }))).toEqual([
    `${at}.expose.certificate.commonName: is empty; leave it out to have one made of the name`,
    `${at}.expose.certificate.duration: "438001h" is longer than the authority's own certificate lasts, "438000h"`,
  ]);
  expect(faultsOf(inExpose({ certificate: { duration: '438000h' } }))).toEqual([]);
});
