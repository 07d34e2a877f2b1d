import { describe, expect, test } from 'vitest';
import { lint } from '../../../lib/check/lint';
import type { Rule } from '../../../lib/check/rule';
import { admittedLifetime } from '../../../lib/check/rules/certificate/admitted-lifetime';
import { authorityOutlives } from '../../../lib/check/rules/certificate/authority-outlives';
import { authoritySecret } from '../../../lib/check/rules/certificate/authority-secret';
import { fittingUsages } from '../../../lib/check/rules/certificate/fitting-usages';
import { keySize } from '../../../lib/check/rules/certificate/key-size';
import { knownIssuer } from '../../../lib/check/rules/certificate/known-issuer';
import { namedSubject } from '../../../lib/check/rules/certificate/named-subject';
import { oneIssuerType } from '../../../lib/check/rules/certificate/one-issuer-type';
import { ownSecret } from '../../../lib/check/rules/certificate/own-secret';
import { permittedNames } from '../../../lib/check/rules/certificate/permitted-names';
import { secretTemplate } from '../../../lib/check/rules/certificate/secret-template';
import { usedSecret } from '../../../lib/check/rules/certificate/used-secret';
import { validDnsNames } from '../../../lib/check/rules/certificate/valid-dns-names';
import { verifiableServer } from '../../../lib/check/rules/certificate/verifiable-server';
import type { Target } from '../../../lib/check/target';
import { meshOf } from './examples';

/** Where a rule finds something in a text of its own. */
function found(rule: Rule, text: string, given = '', target: Partial<Target> = {}): readonly string[] {
  return lint(meshOf({ ...rule, given, target }, text), [rule]).map(({ on, at }) => `${on.metadata.name} ${at}`);
}

const certificate = (name: string, rest: string, issuer = 'name: ca') => `
  apiVersion: cert-manager.io/v1
  kind: Certificate
  metadata: { name: ${name}, namespace: istio-ingress }
  spec: { secretName: ${name}-tls, issuerRef: { ${issuer} }, ${rest} }`;

const authority = certificate('ca', 'isCA: true, commonName: ca', 'name: self-signed');

const issuer = (kind: string, name: string, namespace: string) => `
  apiVersion: cert-manager.io/v1
  kind: ${kind}
  metadata: { name: ${name}${kind === 'Issuer' ? `, namespace: ${namespace}` : ''} }
  spec: { ca: { secretName: ca-tls } }`;

describe('CRT001', () => {
  test.each([
    ['an Issuer of its namespace', 'name: ca', issuer('Issuer', 'ca', 'istio-ingress'), []],
    ['an Issuer of another namespace', 'name: ca', issuer('Issuer', 'ca', 'bookinfo'), ['shop spec.issuerRef.name']],
    ['a ClusterIssuer without its kind', 'name: ca', issuer('ClusterIssuer', 'ca', ''), ['shop spec.issuerRef.kind']],
    ['an issuer of others', 'name: ca, kind: AWSPCAIssuer, group: awspca.cert-manager.io', '', []],
  ])('%s', (_, ref, given, expected) => {
    expect(found(knownIssuer, certificate('shop', 'dnsNames: [shop.acme.org]', ref), given)).toEqual(expected);
  });
});

describe('CRT003', () => {
  const inNamespace = (namespace: string) => authority.replace('istio-ingress', namespace);

  test.each([
    ['an Issuer and its namespace', issuer('Issuer', 'ca', 'istio-ingress'), authority, 0],
    ['an Issuer and another namespace', issuer('Issuer', 'ca', 'istio-ingress'), inNamespace('bookinfo'), 1],
    ['a ClusterIssuer and where cert-manager runs', issuer('ClusterIssuer', 'ca', ''), inNamespace('cert-manager'), 0],
    ['a ClusterIssuer and another namespace', issuer('ClusterIssuer', 'ca', ''), authority, 1],
  ])('%s', (_, text, given, count) => {
    expect(found(authoritySecret, text, given)).toHaveLength(count);
  });

  test('follows the namespace that the operator is told', () => {
    const operator = `
  apiVersion: operator.openshift.io/v1alpha1
  kind: CertManager
  metadata: { name: cluster }
  spec: { controllerConfig: { overrideArgs: [--cluster-resource-namespace=istio-ingress] } }`;

    expect(found(authoritySecret, issuer('ClusterIssuer', 'ca', ''), `${authority}\n---${operator}`)).toEqual([]);
  });
});

describe('CRT008', () => {
  test.each([
    ['duration: 59m', ['shop spec.duration']],
    ['duration: 1h', []],
    ['duration: 24h, renewBefore: 24h', ['shop spec.renewBefore']],
    ['duration: 24h, renewBefore: 23h59m', []],
    ['renewBefore: 2160h', ['shop spec.renewBefore']],
    ['renewBefore: 4m', ['shop spec.renewBefore']],
    ['duration: 1h, renewBeforePercentage: 8', ['shop spec.renewBeforePercentage']],
    ['duration: 1h, renewBeforePercentage: 9', []],
    ['renewBefore: 720h, renewBeforePercentage: 30', ['shop spec.renewBeforePercentage']],
    ['duration: one year', []],
  ])('%s', (lifetime, expected) => {
    expect(found(admittedLifetime, certificate('shop', lifetime))).toEqual(expected);
  });
});

describe('CRT009', () => {
  test.each([
    ['by default', '', 'duration: 720h', []],
    ['a leaf as long as a third of it', '', 'duration: 721h', ['ca spec.renewBefore']],
    ['a leaf as long as itself', '', 'duration: 2160h', ['ca spec.duration']],
    ['a leaf that outlives it', '', 'duration: 2161h', ['ca spec.duration']],
    ['an authority renewed early', 'duration: 8760h, renewBefore: 4380h', 'duration: 4380h', []],
  ])('%s', (_, ofAuthority, ofLeaf, expected) => {
    const text = authority.replace('isCA: true', `isCA: true, ${ofAuthority}`.replace(/, $/, ''));
    const given = `${issuer('Issuer', 'ca', 'istio-ingress')}\n---${certificate('shop', ofLeaf)}`;

    expect(found(authorityOutlives, text, given)).toEqual(expected);
  });
});

describe('CRT011', () => {
  test.each([
    ['uris: ["spiffe://acme.org/shop"]', []],
    ['literalSubject: CN=shop', []],
    ['dnsNames: []', ['shop spec.dnsNames']],
    [`dnsNames: [shop.acme.org], commonName: ${'a'.repeat(65)}`, ['shop spec.commonName']],
    [`commonName: ${'a'.repeat(64)}`, []],
  ])('%s', (names, expected) => {
    expect(found(namedSubject, certificate('shop', names))).toEqual(expected);
  });
});

const route = `
  apiVersion: route.openshift.io/v1
  kind: Route
  metadata: { name: shop, namespace: istio-ingress }
  spec: { tls: { termination: edge, externalCertificate: { name: shop-tls } } }`;

describe('CRT016', () => {
  const rule = `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: shop, namespace: istio-ingress }
  spec: { host: shop, trafficPolicy: { tls: { mode: MUTUAL, credentialName: shop-tls } } }`;

  test.each([
    ['a Route', 'server auth', 0, route],
    ['a Route', 'client auth', 1, route],
    ['a Route', 'any', 0, route],
    ['a Route', 'digital signature, key encipherment', 0, route],
    ['a DestinationRule', 'client auth', 0, rule],
    ['a DestinationRule', 'server auth', 1, rule],
    ['nobody', 'client auth', 0, ''],
  ])('presented by %s: usages [%s]', (_, usages, count, given) => {
    expect(found(fittingUsages, certificate('shop', `usages: [${usages}]`), given)).toHaveLength(count);
  });
});

test('CRT017 names the Certificate that comes after one that exists', () => {
  const other = certificate('shop', '').replace('name: shop,', 'name: older,');

  expect(found(ownSecret, certificate('shop', ''), other)).toEqual(['shop spec.secretName']);
  expect(found(ownSecret, certificate('shop', ''), other.replace('istio-ingress', 'bookinfo'))).toEqual([]);
});

describe('CRT018', () => {
  const pods = `
  apiVersion: v1
  kind: Pod
  metadata: { name: gateway, namespace: istio-ingress, labels: { istio: ingressgateway } }
  spec: { containers: [{ name: istio-proxy, image: auto }] }`;
  const file = `
  apiVersion: v1
  kind: ConfigMap
  metadata: { name: gateway, namespace: istio-ingress }
  data: { config.yaml: "tls:\\n  secretName: shop-tls\\n" }`;

  const nameless = `
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata: { name: shop, namespace: istio-ingress }
  spec:
    selector: { istio: ingressgateway }
    servers: [{ port: { number: 443, name: https, protocol: HTTPS }, hosts: [shop.acme.org] }]`;

  test.each([
    ['among pods that use nothing', pods, {}, 1],
    ['where a server should name it, which GWY010 says', `${pods}\n---${nameless}`, {}, 0],
    ['with nothing known of its namespace', '', {}, 0],
    ['in an open world', pods, { openWorld: true }, 0],
    ['where a file names it', `${pods}\n---${file}`, {}, 0],
    ['where a Route misses one', `${pods}\n---${route.replace('shop-tls', 'shop-cert')}`, {}, 0],
  ])('%s', (_, given, target, count) => {
    expect(found(usedSecret, certificate('shop', ''), given, target)).toHaveLength(count);
  });
});

test('CRT006 names a certificate once, however many present it', () => {
  const selfSigned = issuer('Issuer', 'ca', 'istio-ingress').replace('ca: { secretName: ca-tls }', 'selfSigned: {}');
  const given = `${selfSigned}\n---${route}\n---${route.replace('name: shop,', 'name: other,')}`;

  expect(found(verifiableServer, certificate('shop', ''), given)).toEqual(['shop spec.issuerRef.name']);
  expect(found(verifiableServer, certificate('shop', 'isCA: true'), given)).toEqual([]);
});

describe('CRT007', () => {
  test.each([
    ['vault: { path: x, server: y, auth: {} }', []],
    ['', ['ca spec']],
    ['ca: { secretName: x }, selfSigned: {}', ['ca spec']],
    ['acme: { server: x, solvers: [] }', ['ca spec.acme.solvers']],
    ['acme: { server: x, solvers: [{ dns01: {} }] }', []],
  ])('{ %s }', (types, expected) => {
    const text = issuer('Issuer', 'ca', 'istio-ingress').replace('ca: { secretName: ca-tls }', types);

    expect(found(oneIssuerType, text)).toEqual(expected);
  });
});

describe('CRT012', () => {
  test.each([
    ['shop.acme.org', 0],
    ['"*.acme.org"', 0],
    ['localhost', 0],
    ['xn--bcher-kva.acme.org', 0],
    ['Shop.acme.org', 1],
    ['shop.*.org', 1],
    ['"*shop.acme.org"', 1],
    ['https://shop.acme.org', 1],
    ['-shop.acme.org', 1],
  ])('%s', (name, count) => {
    expect(found(validDnsNames, certificate('shop', `dnsNames: [${name}]`))).toHaveLength(count);
  });
});

describe('CRT014', () => {
  test.each([
    ['size: 2048', 0],
    ['size: 1024', 1],
    ['algorithm: RSA, size: 8193', 1],
    ['algorithm: ECDSA, size: 521', 0],
    ['algorithm: ECDSA, size: 512', 1],
    ['algorithm: Ed25519, size: 256', 0],
  ])('%s', (key, count) => {
    expect(found(keySize, certificate('shop', `privateKey: { ${key} }`))).toHaveLength(count);
  });
});

describe('CRT022', () => {
  test.each([
    ['secretTemplate: { annotations: { cert-manager.io/allow-direct-injection: "true" } }', 0],
    ['secretTemplate: { labels: { cert-manager.io/team: shop } }', 0],
    ['secretTemplate: { annotations: { cert-manager.io/team: shop } }', 1],
    ['keystores: { jks: { create: true } }', 1],
    ['keystores: { jks: { create: true, passwordSecretRef: { name: x, key: y } } }', 0],
    ['keystores: { pkcs12: { create: false } }', 0],
  ])('%s', (rest, count) => {
    expect(found(secretTemplate, certificate('shop', rest))).toHaveLength(count);
  });
});

describe('CRT031', () => {
  test.each([
    ['permitted: { dnsDomains: [acme.org] }', 'shop.acme.org', 0],
    ['permitted: { dnsDomains: [.acme.org] }', 'shop.acme.org', 0],
    ['permitted: { dnsDomains: [acme.org] }', 'acme.org', 0],
    ['permitted: { dnsDomains: [acme.org] }', 'shopacme.org', 1],
    ['excluded: { dnsDomains: [acme.org] }', 'shop.acme.org', 1],
    ['excluded: { dnsDomains: [acme.org] }', 'shop.acme.com', 0],
    ['permitted: { ipRanges: [10.0.0.0/8] }', 'shop.acme.org', 0],
  ])('%s and %s', (constraints, name, count) => {
    const ca = authority.replace('isCA: true', `isCA: true, nameConstraints: { ${constraints} }`);
    const given = `${ca}\n---${issuer('Issuer', 'ca', 'istio-ingress')}`;

    expect(found(permittedNames, certificate('shop', `dnsNames: [${name}]`), given)).toHaveLength(count);
  });
});
