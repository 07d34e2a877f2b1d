import { describe, expect, test } from 'vitest';
import { externalAuthorizer } from '../../../../lib/check/rules/security/external-authorizer';
import { hostWithPort } from '../../../../lib/check/rules/security/host-with-port';
import { httpFields } from '../../../../lib/check/rules/security/http-fields';
import { identityNeedsMtls } from '../../../../lib/check/rules/security/identity-needs-mtls';
import { knownAttribute } from '../../../../lib/check/rules/security/known-attribute';
import { knownMethod } from '../../../../lib/check/rules/security/known-method';
import { knownPrincipal } from '../../../../lib/check/rules/security/known-principal';
import { knownSourceNamespace } from '../../../../lib/check/rules/security/known-source-namespace';
import { knownTarget } from '../../../../lib/check/rules/security/known-target';
import { policyPods } from '../../../../lib/check/rules/security/policy-pods';
import { readableKeys } from '../../../../lib/check/rules/security/readable-keys';
import { requiredToken } from '../../../../lib/check/rules/security/required-token';
import { tokenReader } from '../../../../lib/check/rules/security/token-reader';
import { deployment, namespace, service } from '../documents';
import {
  authorizationPolicy,
  gateway,
  istio,
  linesIn,
  peerAuthentication,
  placesIn,
  requestAuthentication,
} from '../policies';

const app = deployment('a', 'bookinfo', { app: 'a' }, {}, { serviceAccountName: 'a' });
const policy = (spec: object) => authorizationPolicy('p', 'bookinfo', spec);
const from = (source: object) => policy({ rules: [{ from: [{ source }] }] });
const severalClusters = istio({ values: { global: { meshID: 'acme', multiCluster: { clusterName: 'east' } } } });
const of = (labels: object) => ({ selector: { matchLabels: labels } });

describe('SEC003', () => {
  test.each([
    ['a misspelt value', [app, policy(of({ app: 'aa' }))], ['spec.selector.matchLabels.app']],
    ['a label that no pod has', [app, policy(of({ tier: 'web' }))], ['spec.selector.matchLabels.tier']],
    [
      'labels that no pod has together',
      [app, deployment('b', 'bookinfo', { v: '1' }), policy(of({ app: 'a', v: '1' }))],
      ['spec.selector.matchLabels'],
    ],
    ['a label that istiod adds', [app, policy(of({ 'service.istio.io/canonical-name': 'a' }))], []],
    ['a namespace whose pods are unknown', [policy(of({ app: 'aa' }))], []],
    [
      'pods of a gateway that istiod makes',
      [
        app,
        gateway('gw', 'bookinfo', { gatewayClassName: 'istio' }),
        policy(of({ 'gateway.networking.k8s.io/gateway-name': 'gw' })),
      ],
      [],
    ],
    [
      'pods behind a waypoint, which are unknown where only the waypoint is known',
      [gateway('waypoint', 'bookinfo', { gatewayClassName: 'istio-waypoint' }), policy(of({ app: 'a' }))],
      [],
    ],
    [
      'pods beside a gateway, which are none',
      [gateway('gw', 'bookinfo', { gatewayClassName: 'istio' }), policy(of({ app: 'a' }))],
      ['spec.selector.matchLabels.app'],
    ],
    [
      'pods of another namespace',
      [deployment('b', 'shop', { app: 'b' }), app, policy(of({ app: 'b' }))],
      ['spec.selector.matchLabels.app'],
    ],
    [
      'pods of another namespace, from the root',
      [deployment('b', 'shop', { app: 'b' }), authorizationPolicy('p', 'istio-system', of({ app: 'b' }))],
      [],
    ],
  ])('%s', (_, objects, expected) => {
    expect(placesIn(policyPods, objects)).toEqual(expected.map((at) => `AuthorizationPolicy bookinfo/p ${at}`));
  });
});

describe('SEC008', () => {
  test.each([
    ['one that is there', [namespace('bookinfo', {}), from({ namespaces: ['bookinfo'] })], []],
    ['one of the platform', [namespace('bookinfo', {}), from({ namespaces: ['openshift-ingress'] })], []],
    ['a pattern', [namespace('bookinfo', {}), from({ namespaces: ['shop-*'] })], []],
    [
      'one that is not there',
      [namespace('bookinfo', {}), from({ notNamespaces: ['bookinf'] })],
      ['there is no namespace "bookinf"; did you mean "bookinfo"?'],
    ],
    [
      'one that another cluster of the mesh may have',
      [severalClusters, namespace('bookinfo', {}), from({ namespaces: ['shop'] })],
      [],
    ],
  ])('%s', (_, objects, expected) => {
    const place = 'AuthorizationPolicy bookinfo/p spec.rules[0].from[0].source.notNamespaces[0]';

    expect(linesIn(knownSourceNamespace, objects)).toEqual(expected.map((message) => `${place}: ${message}`));
  });
});

describe('SEC009', () => {
  const istios = istio({ values: { meshConfig: { trustDomain: 'acme.org', trustDomainAliases: ['old.acme.org'] } } });
  const principal = (text: string) => from({ principals: [text] });

  test.each([
    ['the local domain', principal('cluster.local/ns/bookinfo/sa/a'), undefined],
    ['its name', principal('acme.org/ns/bookinfo/sa/a'), undefined],
    ['a former name', principal('old.acme.org/ns/bookinfo/sa/a'), undefined],
    ['a pattern', principal('*/sa/nobody'), undefined],
    ['a certificate of others', principal('spire.acme.org/workload/a'), undefined],
    ['an account that someone made', principal('cluster.local/ns/bookinfo/sa/made'), undefined],
    ['an account beside unknown pods', principal('cluster.local/ns/istio-system/sa/b'), undefined],
    ['another domain', principal('acme.com/ns/bookinfo/sa/a'), '"acme.com" is no trust domain of the mesh'],
    ['a scheme', principal('spiffe://acme.org/ns/bookinfo/sa/a'), 'write "acme.org/ns/bookinfo/sa/a"'],
    ['only an account', principal('a'), '"a" is no principal'],
    ['no domain', principal('ns/bookinfo/sa/a'), 'is no principal'],
    [
      'the default account, which no pods have',
      principal('cluster.local/ns/bookinfo/sa/default'),
      'run as "default" ("a")',
    ],
    ['an account of the own namespace', from({ serviceAccounts: ['a'] }), undefined],
    ['an account of a namespace', from({ serviceAccounts: ['bookinfo/a'] }), undefined],
    ['an account that nobody is', from({ serviceAccounts: ['bookinfo/aa'] }), 'run as "aa" ("a"); did you mean "a"?'],
    ['a namespace that is not there', from({ serviceAccounts: ['bookinf/a'] }), 'there is no namespace "bookinf"'],
  ])('%s', (_, object, expected) => {
    const made = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'made', namespace: 'bookinfo' } };
    const lines = linesIn(knownPrincipal, [
      istios,
      namespace('bookinfo', {}),
      namespace('istio-system', {}),
      made,
      app,
      object,
    ]);

    expect(lines).toEqual(expected === undefined ? [] : [expect.stringContaining(expected)]);
  });

  test('pods of another cluster of the mesh may run as anything', () => {
    const objects = (text: string) => [severalClusters, namespace('bookinfo', {}), app, principal(text)];

    expect(linesIn(knownPrincipal, objects('cluster.local/ns/bookinfo/sa/b'))).toEqual([]);
    expect(linesIn(knownPrincipal, objects('cluster.local/ns/shop/sa/shop'))).toEqual([]);
    expect(linesIn(knownPrincipal, objects('acme.com/ns/shop/sa/shop'))).toHaveLength(1);
  });

  test('without a control plane every trust domain is taken to be right', () => {
    expect(linesIn(knownPrincipal, [app, principal('acme.com/ns/bookinfo/sa/a')])).toEqual([]);
  });
});

describe('SEC010', () => {
  test.each([
    [{ methods: ['GET', '*', 'PROPFIND'] }, []],
    [{ methods: ['post'] }, ['"post" is no method; write "POST"']],
    [{ notMethods: ['GETT'] }, ['"GETT" is no method; did you mean "GET"?']],
    [{ paths: ['/a*', '*.html', '/{*}/b'] }, []],
    [{ paths: ['admin'] }, ['"admin" is no path; write "/admin"']],
    [{ notPaths: ['/a?b=c'] }, ['"/a?b=c" has a query, which is not compared; end the path before "?"']],
  ])('%j', (operation, expected) => {
    const lines = linesIn(knownMethod, [policy({ rules: [{ to: [{ operation }] }] })]);

    expect(lines.map((line) => line.slice(line.indexOf(': ') + 2))).toEqual(expected);
  });
});

describe('SEC011', () => {
  const disabled = peerAuthentication('d', 'bookinfo', { mtls: { mode: 'DISABLE' } });
  const ambient = namespace('bookinfo', { 'istio.io/dataplane-mode': 'ambient' });

  test.each([
    ['a workload without mutual TLS', [app, disabled, from({ principals: ['*'] })], 1],
    ['a workload with it', [app, from({ principals: ['*'] })], 0],
    ['what needs no identity', [app, disabled, from({ ipBlocks: ['10.0.0.0/8'] })], 0],
    ['pods in ambient mode, which knows no other', [ambient, app, disabled, from({ principals: ['*'] })], 0],
    ['unknown pods', [disabled, from({ principals: ['*'] })], 0],
  ])('%s', (_, objects, count) => {
    expect(linesIn(identityNeedsMtls, objects)).toHaveLength(count);
  });
});

describe('SEC012', () => {
  const behind = (port: object) =>
    service('a', 'bookinfo', { selector: { app: 'a' }, ports: [{ port: 9000, ...port }] });
  const methods = (operation: object = {}) =>
    policy({ ...of({ app: 'a' }), rules: [{ to: [{ operation: { methods: ['GET'], ...operation } }] }] });

  test.each([
    ['a name', [app, behind({ name: 'tcp-a' }), methods()], ['to[0].operation.methods']],
    ['an appProtocol', [app, behind({ name: 'http', appProtocol: 'tcp' }), methods()], ['to[0].operation.methods']],
    ['no name, which is guessed', [app, behind({}), methods()], []],
    ['another port', [app, behind({ name: 'tcp-a' }), methods({ ports: ['9001'] })], []],
    [
      'a claim',
      [
        app,
        behind({ name: 'redis' }),
        policy({ ...of({ app: 'a' }), rules: [{ when: [{ key: 'request.auth.claims[a]', values: ['b'] }] }] }),
      ],
      ['when[0].key'],
    ],
    ['no Service', [app, methods()], []],
  ])('%s', (_, objects, expected) => {
    expect(placesIn(httpFields, objects)).toEqual(
      expected.map((at) => `AuthorizationPolicy bookinfo/p spec.rules[0].${at}`),
    );
  });
});

describe('SEC014', () => {
  const custom = policy({ action: 'CUSTOM', provider: { name: 'opa' }, rules: [{}] });
  const providers = (...extensionProviders: object[]) => istio({ values: { meshConfig: { extensionProviders } } });

  test.each([
    ['an authorizer', [providers({ name: 'opa', envoyExtAuthzHttp: { service: 'a', port: 80 } }), custom], undefined],
    ['an unknown mesh', [custom], undefined],
    ['nothing', [istio(), custom], '"opa" is not there'],
    ['a tracer', [providers({ name: 'opa', zipkin: { service: 'a', port: 80 } }), custom], '"opa" is no authorizer'],
  ])('%s', (_, objects, expected) => {
    const lines = linesIn(externalAuthorizer, objects);

    expect(lines).toEqual(expected === undefined ? [] : [expect.stringContaining(expected)]);
  });
});

describe('SEC017 and SEC020', () => {
  const reads = requestAuthentication('r', 'bookinfo', { ...of({ app: 'a' }), jwtRules: [{ issuer: 'https://a' }] });
  const asks = policy({ ...of({ app: 'a' }), rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }] });
  const refuses = policy({ action: 'DENY', rules: [{ from: [{ source: { notRequestPrincipals: ['*'] } }] }] });

  test('a token is asked for where one is read', () => {
    expect(linesIn(requiredToken, [app, reads])).toHaveLength(1);
    expect(linesIn(requiredToken, [app, reads, asks])).toEqual([]);
    expect(linesIn(requiredToken, [app, reads, refuses])).toEqual([]);
    expect(linesIn(requiredToken, [app, reads], { openWorld: true })).toEqual([]);
  });

  test('a token is read where one is asked for', () => {
    const elsewhere = requestAuthentication('r', 'shop', { jwtRules: [{ issuer: 'https://a' }] });
    const everywhere = requestAuthentication('r', 'istio-system', { jwtRules: [{ issuer: 'https://a' }] });

    expect(linesIn(tokenReader, [app, asks])).toHaveLength(1);
    expect(linesIn(tokenReader, [app, asks, elsewhere])).toHaveLength(1);
    expect(linesIn(tokenReader, [app, asks, reads])).toEqual([]);
    expect(linesIn(tokenReader, [app, asks, everywhere])).toEqual([]);
    expect(linesIn(tokenReader, [asks])).toEqual([]);
  });
});

describe('SEC021', () => {
  const to = (kind: string, name: string) => policy({ targetRefs: [{ kind, name }] });
  const a = service('a', 'bookinfo', { ports: [{ port: 80 }] });
  const led = namespace('bookinfo', { 'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': 'w' });
  const waypoint = gateway('w', 'bookinfo', { gatewayClassName: 'istio-waypoint' });

  test.each([
    ['a Service behind a waypoint', [led, waypoint, a, to('Service', 'a')], undefined],
    [
      'a Service that is not there',
      [led, waypoint, a, to('Service', 'b')],
      'there is no Service "b" in namespace "bookinfo" ("a", "w")',
    ],
    ['a Service without a waypoint', [namespace('bookinfo', {}), a, to('Service', 'a')], 'Service "a" has no waypoint'],
    ['a Service of an unknown namespace', [a, to('Service', 'a')], undefined],
    ['a Gateway', [waypoint, to('Gateway', 'w')], undefined],
    ['a Gateway of another namespace', [gateway('x', 'shop', {}), to('Gateway', 'x')], 'there is no Gateway "x"'],
    ['a class', [to('GatewayClass', 'istio-waypoint')], undefined],
  ])('%s', (_, objects, expected) => {
    const lines = linesIn(knownTarget, objects);

    expect(lines).toEqual(expected === undefined ? [] : [expect.stringContaining(expected)]);
  });
});

test.each([
  [{ issuer: 'https://a' }, []],
  [{ issuer: 'https://a', jwks: '{"keys": []}' }, []],
  [{ issuer: '' }, ['.issuer']],
  [{ issuer: 'https://a', jwks: '{"keys"' }, ['.jwks']],
  [{ issuer: 'https://a', jwks: 'null' }, ['.jwks']],
])('SEC018: a rule with %j', (rule, expected) => {
  const places = placesIn(readableKeys, [requestAuthentication('r', 'bookinfo', { jwtRules: [rule] })]);

  expect(places).toEqual(expected.map((at) => `RequestAuthentication bookinfo/r spec.jwtRules[0]${at}`));
});

test.each([
  ['DENY', ['a.org'], 1],
  ['DENY', ['a.org', 'a.org:*'], 0],
  ['DENY', ['a.org*'], 0],
  ['DENY', ['a.org:443'], 0],
  ['ALLOW', ['a.org'], 0],
])('SEC024: %s for %j', (action, hosts, count) => {
  expect(linesIn(hostWithPort, [policy({ action, rules: [{ to: [{ operation: { hosts } }] }] })])).toHaveLength(count);
});

test.each([
  ['request.headers[x-a]', ['a'], []],
  ['request.auth.claims[realm][roles]', ['a'], []],
  ['source.namespace', ['a'], []],
  ['experimental.envoy.filters.a.b[c]', ['a'], []],
  ['request.headers', ['a'], ['.key']],
  ['source.name', ['a'], ['.key']],
  ['source.ip', [], ['']],
])('SEC028: a condition on %s with %j', (key, values, expected) => {
  const places = placesIn(knownAttribute, [policy({ rules: [{ when: [{ key, values }] }] })]);

  expect(places).toEqual(expected.map((at) => `AuthorizationPolicy bookinfo/p spec.rules[0].when[0]${at}`));
});
