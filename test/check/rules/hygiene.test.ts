import { describe, expect, test } from 'vitest';
import { lint } from '../../../lib/check/lint';
import { leastPrivilege } from '../../../lib/check/rules/hygiene/least-privilege';
import { noPlaceholder } from '../../../lib/check/rules/hygiene/no-placeholder';
import { noPrivateKey } from '../../../lib/check/rules/hygiene/no-private-key';
import { noSecretData } from '../../../lib/check/rules/hygiene/no-secret-data';
import { noServerField } from '../../../lib/check/rules/hygiene/no-server-field';
import { usedAllowance } from '../../../lib/check/rules/hygiene/used-allowance';
import { oneInjectionLabel } from '../../../lib/check/rules/injection/one-injection-label';
import { deployment, namespace, service, virtualService, yaml } from './documents';
import { linesOf, meshOf } from './examples';
import { istio, linesIn, placesIn, route } from './policies';

const made = (apiVersion: string, kind: string, more: object) => ({
  apiVersion,
  kind,
  metadata: { name: 'a', namespace: 'shop' },
  ...more,
});
/** A variable as shells and templates write it. */
const variable = (name: string) => `\${${name}}`;
const configMap = (text: string) => made('v1', 'ConfigMap', { data: { file: text } });

test.each([
  [{}, 0],
  [{ data: {} }, 0],
  [{ data: { a: 'YQ==' } }, 1],
  [{ data: { a: 'YQ==' }, stringData: { b: 'b' } }, 2],
])('HYG001: a Secret with %j', (content, count) => {
  expect(placesIn(noSecretData, [made('v1', 'Secret', content)])).toHaveLength(count);
});

test.each([
  ['-----BEGIN RSA PRIVATE KEY-----\nbm90IGEga2V5\n', 1],
  ['{"key": "-----BEGIN PRIVATE KEY-----\\nbm90IGEga2V5"}', 1],
  ["grep -q '-----BEGIN PRIVATE KEY-----' tls.key", 0],
  ['-----BEGIN CERTIFICATE-----\nbm90IGEga2V5\n', 0],
  ['-----BEGIN PUBLIC KEY-----\nbm90IGEga2V5\n', 0],
  ['{"kty":"RSA","e":"AQAB","n":"c29tZXRoaW5nIHRoYXQgaXMgcHVibGlj"}', 0],
  ['{"kty":"RSA","d":"c29tZXRoaW5nIHRoYXQgaXMgc2VjcmV0"}', 1],
])('HYG002: %j', (text, count) => {
  const lines = linesIn(noPrivateKey, [configMap(text)]);

  expect(lines).toHaveLength(count);
  expect(lines.join()).not.toContain('bm90IGEga2V5');
});

describe('HYG003', () => {
  const hosted = (host: string) => virtualService('a', 'shop', { hosts: [host] });

  test.each([
    ['shop.example.com', 1],
    ['example.com', 1],
    ['*.example.org', 1],
    ['example.community', 0],
    ['myexample.com', 0],
    ['shop.example.com.acme.org', 0],
    ['<your-domain>', 1],
    [variable('DOMAIN'), 1],
    ['TODO', 1],
    ['todo.acme.org', 0],
  ])('the host "%s"', (host, count) => {
    expect(placesIn(noPlaceholder, [hosted(host)])).toHaveLength(count);
  });

  test.each([
    ['a script', deployment('a', 'shop', {}, { command: ['sh', '-c', `echo ${variable('HOME')} <file>`] })],
    ['a file', configMap(`see <name> in ${variable('FILE')}, example.com`)],
    [
      'a group of a regular expression',
      virtualService('a', 'shop', { http: [{ match: [{ uri: { regex: '/(?P<id>[0-9]+)' } }] }] }),
    ],
    [
      'a page',
      virtualService('a', 'shop', { http: [{ directResponse: { status: 503, body: { string: '<html>' } } }] }),
    ],
    ['a template', made('template.openshift.io/v1', 'Template', { objects: [{ name: variable('NAME') }] })],
    [
      'a collector',
      made('opentelemetry.io/v1beta1', 'OpenTelemetryCollector', { spec: { config: { a: variable('MY_POD_IP') } } }),
    ],
  ])('%s may hold such text', (_, object) => {
    expect(linesIn(noPlaceholder, [object])).toEqual([]);
  });
});

test.each([
  [{ status: {} }, ['status']],
  [{ metadata: { name: 'a', namespace: 'shop', generation: 1, labels: { uid: 'a' } } }, ['metadata.generation']],
  [{}, []],
])('HYG005: %j', (more, expected) => {
  const places = placesIn(noServerField, [{ ...service('a', 'shop', {}), ...more }]);

  expect(places).toEqual(expected.map((at) => `Service shop/a ${at}`));
});

test.each([
  ['metadata.uid', 'error'],
  ['metadata.resourceVersion', 'error'],
  ['metadata.managedFields', 'error'],
  ['metadata.generation', 'warning'],
  ['metadata.creationTimestamp', 'warning'],
  ['metadata.selfLink', 'warning'],
  ['status', 'warning'],
  ['spec.template.metadata.creationTimestamp', 'warning'],
])('HYG005: %s is as bad as what the API server does with it: %s', (place, severity) => {
  const exported = `
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      { name: a, namespace: a, uid: a, resourceVersion: "1", managedFields: [], generation: 1, creationTimestamp: ~, selfLink: a }
    spec: { template: { metadata: { creationTimestamp: "2026-01-01T00:00:00Z" } } }
    status: {}`;

  const findings = lint(meshOf(noServerField, exported), [noServerField]);

  expect(findings.filter(({ at }) => at === place).map((finding) => finding.severity)).toEqual([severity]);
});

describe('HYG007', () => {
  const allowing = (text: string, labels: object = { 'istio-injection': 'enabled', 'istio.io/rev': 'default' }) => {
    const { metadata, ...rest } = namespace('shop', labels);
    const object = { ...rest, metadata: { ...metadata, annotations: { 'rigging.dev/allow': text } } };
    return linesOf(meshOf({ code: 'HYG007' }, yaml(object)), [oneInjectionLabel, usedAllowance]);
  };

  test('an allowance with a reason silences what it names', () => {
    expect(allowing('INJ002: a tool of ours reads it')).toEqual([]);
    expect(allowing('INJ002: a tool of ours reads it: see its manual')).toEqual([]);
  });

  test('one without a reason silences nothing', () => {
    expect(allowing('INJ002:')).toEqual([
      expect.stringContaining('INJ002'),
      expect.stringContaining('"INJ002" is allowed without a reason'),
    ]);
  });

  test.each([
    ['INJ002: not needed', {}, '"INJ002" finds nothing here'],
    ['XYZ: no such rule', {}, '"XYZ" is no rule; write one "CODE: reason" a line, codes as in docs/rules.md'],
    ['inj002: a tool of ours reads it', {}, '"inj002" is no rule; did you mean "INJ002"?'],
    ['IJN002: a tool of ours reads it', {}, '"IJN002" is no rule; did you mean "INJ002"?'],
    ['INJ02: a tool of ours reads it', {}, '"INJ02" is no rule; did you mean "INJ002"?'],
    [
      'INJ002: a tool, INJ001: another',
      undefined,
      '"INJ001" stands in the reason of "INJ002"; write one "CODE: reason" a line',
    ],
    ['INJ002: good\nINJ001', undefined, '"INJ001" is no rule'],
  ])('%j is wrong', (text, labels, expected) => {
    expect(allowing(text, labels)).toEqual([expect.stringContaining(expected)]);
  });

  test.each(['rigging.dev/alow', 'rigging.dev/ignore', 'Rigging.dev/allow'])(
    'annotation "%s" allows nothing',
    (key) => {
      const { metadata, ...rest } = namespace('shop', {});
      const object = {
        ...rest,
        metadata: { ...metadata, annotations: { [key]: 'INJ002: meant', 'acme.org/allow': 'a' } },
      };

      expect(linesOf(meshOf({ code: 'HYG007' }, yaml(object)), [usedAllowance])).toEqual([
        `HYG007 Namespace shop metadata.annotations["${key}"]: "${key}" means nothing to Rigging; write "rigging.dev/allow"`,
      ]);
    },
  );
});

describe('HYG011', () => {
  const binding = (subject: object, roleRef: object = { kind: 'ClusterRole', name: 'view' }, where = 'shop') => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'a', namespace: where },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', ...roleRef },
    subjects: [{ kind: 'ServiceAccount', ...subject }],
  });
  const kiali = { ...made('kiali.io/v1alpha1', 'Kiali', {}), spec: { deployment: { instance_name: 'graph' } } };
  const gateway = { ...made('gateway.networking.k8s.io/v1', 'Gateway', {}), spec: { gatewayClassName: 'istio' } };

  test.each([
    ['default', [], 0],
    ['unknown', [], 1],
    ['istiod', [istio({ namespace: 'shop' })], 0],
    ['graph-service-account', [kiali], 0],
    ['kiali-service-account', [kiali], 1],
    ['a-istio', [gateway], 0],
  ])('ServiceAccount "%s"', (name, objects, count) => {
    expect(placesIn(leastPrivilege, [binding({ name }), ...objects])).toHaveLength(count);
  });

  test('accounts of namespaces that nobody declares, and of the platform, are unknown', () => {
    expect(linesIn(leastPrivilege, [binding({ name: 'a', namespace: 'elsewhere' })])).toEqual([]);
    expect(linesIn(leastPrivilege, [binding({ name: 'router', namespace: 'openshift-ingress' })])).toEqual([]);
  });

  test('a Role of the platform is there, one of ours has to be', () => {
    const reader = { kind: 'Role', name: 'extension-apiserver-authentication-reader' };

    expect(linesIn(leastPrivilege, [binding({ name: 'default' }, reader, 'kube-system')])).toEqual([]);
    expect(placesIn(leastPrivilege, [binding({ name: 'default' }, reader)])).toEqual([
      'RoleBinding shop/a roleRef.name',
    ]);
  });

  test('an account in a ClusterRoleBinding has its namespace named, which no other could be', () => {
    const { namespace: _, ...metadata } = binding({ name: 'a' }).metadata;
    const ofCluster = { ...binding({ name: 'a' }), kind: 'ClusterRoleBinding', metadata };

    expect(placesIn(leastPrivilege, [ofCluster])).toEqual(['ClusterRoleBinding a subjects[0].namespace']);
  });

  test('a wildcard of API groups alone names what it allows', () => {
    const role = (rule: object) => made('rbac.authorization.k8s.io/v1', 'Role', { rules: [rule] });

    expect(placesIn(leastPrivilege, [role({ apiGroups: ['*'], resources: ['pods'], verbs: ['get'] })])).toEqual([]);
    expect(placesIn(leastPrivilege, [role({ apiGroups: [''], resources: ['*'], verbs: ['*'] })])).toHaveLength(2);
  });
});

test('HYG003 says nothing of a Route with a real host', () => {
  expect(linesIn(noPlaceholder, [route('a', 'shop', 'a', 'http')])).toEqual([]);
});
