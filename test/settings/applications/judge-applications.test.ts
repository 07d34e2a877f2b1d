import { expect, test } from 'vitest';
import { faultsOf, inApplication, inExpose, inPlane, reference } from '../../support';

const serviceName =
  'at most 63 lower-case letters, digits and "-", starting with a letter and ending with a letter or digit';
const label = 'at most 63 lower-case letters, digits and "-", starting and ending with a letter or digit';
const subdomain =
  'at most 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit';
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
    'crc: controlPlanes[0].applications[3].namespace: "app1" is taken by controlPlanes[0].applications[2].namespace; give each sample its own',
  ]);
});

test('a sample that is none is refused', () => {
  expect(faultsOf(inApplication({ sample: 'helloworld', expose: undefined }))).toEqual([
    `${at}.sample: "helloworld" is not known; known: bookinfo`,
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
    'crc: controlPlanes[0].applications[1].expose.host: "shop.apps-crc.testing" is taken by controlPlanes[0].applications[0].expose.host; give each its own',
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
    `${at}.name: "${name}b" is too long: "${name}b-gateway" has 64 characters; at most 63 are allowed`,
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
    `${at}.expose.certificate.privateKey.algorithm: "${algorithm}" is not known; known: RSA, ECDSA`,
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

test('a certificate names an issuer of its own, which says itself how long it signs for', () => {
  expect(faultsOf(inExpose({ certificate: { issuerRef: { name: 'Corp CA', kind: 'Vault' } } }))).toEqual([
    `${at}.expose.certificate.issuerRef.kind: "Vault" is not known; known: ClusterIssuer, Issuer`,
    `${at}.expose.certificate.issuerRef.name: "Corp CA" is not a name of an issuer: ${subdomain}`,
  ]);
  expect(faultsOf(inExpose({ certificate: { issuerRef: { name: 'corp' }, duration: '438001h' } }))).toEqual([]);
  expect(faultsOf(inExpose({ certificate: { issuerRef: { name: 'corp' }, duration: '1s', commonName: '' } }))).toEqual([
    `${at}.expose.certificate.commonName: is empty; leave it out to have one made of the name`,
    `${at}.expose.certificate.duration: "1s" is shorter than cert-manager's least, "1h"`,
  ]);
});

test('a Secret that is given holds all of a certificate, and nothing is given beside it', () => {
  const given = { secretName: 'wild', issuerRef: { name: 'corp' }, privateKey: {}, commonName: 'shop' };

  expect(faultsOf(inExpose({ certificate: { secretName: 'wild' } }))).toEqual([]);
  expect(faultsOf(inExpose({ certificate: { secretName: 'Wild_1' } }))).toEqual([
    `${at}.expose.certificate.secretName: "Wild_1" is not a name of a Secret: ${subdomain}`,
  ]);
  expect(faultsOf(inExpose({ certificate: given }))).toEqual(
    ['issuerRef', 'commonName', 'privateKey'].map(
      (setting) =>
        `${at}.expose.certificate.${setting}: Secret "wild" is made by other means, which say what it holds; remove ${setting} or secretName`,
    ),
  );
});

test('a gateway shows a given Secret for one host, and the router for any', () => {
  const exposed = (name: string, termination?: string) => {
    return { name, namespace: name, expose: { service, termination, certificate: { secretName: 'wild' } } };
  };
  const applications = (termination?: string) => [exposed('shop', termination), exposed('bank', termination)];

  expect(faultsOf(inPlane({ applications: applications() }))).toEqual([
    'crc: controlPlanes[0].applications[1].expose.certificate.secretName: "wild" is shown for "shop.apps-crc.testing" too, and browsers would take a connection for one host as one for both; give each its own, or end TLS at the router (termination)',
  ]);
  expect(faultsOf(inPlane({ applications: applications('edge') }))).toEqual([]);
  expect(faultsOf(inPlane({ applications: applications('reencrypt') }))).toEqual([]);
});

test('a host is one name, and its applications have one each', () => {
  expect(faultsOf(inExpose({ host: '*.apps.prod.acme.org' }))).toEqual([
    `${at}.expose.host: "*.apps.prod.acme.org" has a wildcard, and a host is one name that one application answers at; write e.g. "bookinfo.apps.prod.acme.org"`,
  ]);
});

test('gateways of one name are told as that, and there is nothing to choose', () => {
  const gateways = ['a', 'b'].map((namespace) => ({ name: 'public', namespace }));

  expect(faultsOf(inPlane({ gateways }))).toEqual([
    'crc: controlPlanes[0].gateways[1].name: "public" names controlPlanes[0].gateways[0] too, and both would serve each other\'s hosts; rename one',
  ]);
});
