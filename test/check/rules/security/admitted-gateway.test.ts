import { expect, test } from 'vitest';
import { admittedGateway } from '../../../../lib/check/rules/security/admitted-gateway';
import { deployment, namespace, service, virtualService } from '../documents';
import { authorizationPolicy, gateway, httpRoute, linesIn } from '../policies';

const principal = 'cluster.local/ns/istio-ingress/sa/gw-istio';
const labels = { 'istio-injection': 'enabled' };
const app = [
  deployment('a', 'bookinfo', { app: 'a' }),
  service('a', 'bookinfo', { selector: { app: 'a' }, ports: [{ port: 80 }] }),
];
const exposed = [
  namespace('bookinfo', labels),
  ...app,
  gateway('gw', 'istio-ingress', {
    gatewayClassName: 'istio',
    listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
  }),
  httpRoute('r', 'bookinfo', {
    parentRefs: [{ name: 'gw', namespace: 'istio-ingress' }],
    rules: [{ backendRefs: [{ name: 'a', port: 80 }] }],
  }),
];
const policy = (spec: object, where = 'bookinfo') => authorizationPolicy('p', where, spec);
const from = (source: object) => policy({ rules: [{ from: [{ source }] }] });

test.each([
  ['no policy', [], 0],
  ['nothing is allowed', [policy({})], 1],
  ['nothing is allowed in the mesh', [policy({}, 'istio-system')], 1],
  ['nothing is allowed elsewhere', [policy({}, 'shop')], 0],
  ['others are allowed to other pods', [policy({ selector: { matchLabels: { app: 'b' } } })], 0],
  ['another policy admits it', [policy({}, 'istio-system'), from({ principals: [principal] })], 0],
  ['its principal', [from({ principals: [principal] })], 0],
  ['a pattern of it', [from({ principals: ['*/sa/gw-istio'] })], 0],
  ['another principal', [from({ principals: ['cluster.local/ns/istio-ingress/sa/gw'] })], 1],
  ['its namespace', [from({ namespaces: ['istio-*'] })], 0],
  ['another namespace', [from({ namespaces: ['bookinfo'] })], 1],
  ['its account', [from({ serviceAccounts: ['istio-ingress/gw-istio'] })], 0],
  ['an account of the same name', [from({ serviceAccounts: ['gw-istio'] })], 1],
  ['all but it', [from({ notPrincipals: [principal] })], 1],
  ['all but others', [from({ notNamespaces: ['bookinfo'] })], 0],
  ['addresses', [from({ ipBlocks: ['10.0.0.0/8'] })], 0],
  ['everybody', [policy({ rules: [{}] })], 0],
  ['a condition on its name', [policy({ rules: [{ when: [{ key: 'source.principal', values: [principal] }] }] })], 0],
  ['a condition on another', [policy({ rules: [{ when: [{ key: 'source.namespace', values: ['bookinfo'] }] }] })], 1],
  ['a refusal', [policy({ action: 'DENY', rules: [{ from: [{ source: { namespaces: ['shop'] } }] }] })], 0],
])('%s', (_, policies, count) => {
  expect(linesIn(admittedGateway, [...exposed, ...policies])).toHaveLength(count);
});

test('pods outside the mesh enforce nothing', () => {
  expect(linesIn(admittedGateway, [namespace('bookinfo', {}), ...exposed.slice(1), policy({})])).toEqual([]);
});

test('the gateway of a VirtualService is known by the account of its pods', () => {
  const pods = deployment(
    'gw',
    'istio-ingress',
    { istio: 'gw' },
    { image: 'auto' },
    { serviceAccountName: 'gw-account' },
  );
  const ingress = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: { name: 'gw', namespace: 'istio-ingress' },
    spec: { selector: { istio: 'gw' } },
  };
  const routes = virtualService('v', 'bookinfo', {
    gateways: ['istio-ingress/gw'],
    http: [{ route: [{ destination: { host: 'a' } }] }],
  });

  const lines = linesIn(admittedGateway, [namespace('bookinfo', labels), ...app, pods, ingress, routes, policy({})]);

  const shared = virtualService('v', 'bookinfo', { ...routes.spec, gateways: ['mesh', 'istio-ingress/gw'] });
  expect(linesIn(admittedGateway, [namespace('bookinfo', labels), ...app, pods, ingress, shared, policy({})])).toEqual(
    [],
  );
  expect(lines).toEqual([
    'AuthorizationPolicy bookinfo/p spec.rules: nothing admits "cluster.local/ns/istio-ingress/sa/gw-account" to ' +
      'Deployment bookinfo/a, where VirtualService bookinfo/v leads; add it to the principals of a rule',
  ]);
});

test('in ambient mode the waypoint calls, and the gateway where it goes past the waypoint', () => {
  const led = namespace('bookinfo', { 'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': 'w' });
  const through = namespace('bookinfo', { ...led.metadata.labels, 'istio.io/ingress-use-waypoint': 'true' });
  const waypoint = gateway('w', 'bookinfo', { gatewayClassName: 'istio-waypoint' });
  const rest = [...exposed.slice(1), waypoint, from({ principals: ['cluster.local/ns/bookinfo/sa/w'] })];

  expect(linesIn(admittedGateway, [led, ...rest])).toEqual([expect.stringContaining(`"${principal}"`)]);
  expect(linesIn(admittedGateway, [through, ...rest])).toEqual([]);
  expect(linesIn(admittedGateway, [through, ...rest.slice(0, -1), from({ namespaces: ['shop'] })])).toEqual([
    expect.stringContaining('"cluster.local/ns/bookinfo/sa/w"'),
  ]);
});
