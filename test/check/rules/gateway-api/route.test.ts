import { describe, expect, test } from 'vitest';
import { admittedRoute } from '../../../../lib/check/rules/gateway-api/admitted-route';
import { knownBackend } from '../../../../lib/check/rules/gateway-api/known-backend';
import { knownParent } from '../../../../lib/check/rules/gateway-api/known-parent';
import { meshParent } from '../../../../lib/check/rules/gateway-api/mesh-parent';
import { referenceGrant } from '../../../../lib/check/rules/gateway-api/reference-grant';
import { routeProtocol } from '../../../../lib/check/rules/gateway-api/route-protocol';
import { sharedHostname } from '../../../../lib/check/rules/gateway-api/shared-hostname';
import { weightedBackend } from '../../../../lib/check/rules/gateway-api/weighted-backend';
import { namespace, yaml } from '../documents';
import { linesOf, meshOf } from '../examples';
import { httpRoute, placesIn } from '../policies';
import { backend, gatewayOf, http, passthrough, reviews, routeTo } from './gateways';

describe('GAPI006', () => {
  test.each([
    [{}, []],
    [{ sectionName: 'http' }, []],
    [{ port: 80 }, []],
    [{ sectionName: 'https' }, ['HTTPRoute shop/r spec.parentRefs[0].sectionName']],
    [{ port: 8080 }, ['HTTPRoute shop/r spec.parentRefs[0].port']],
    [{ namespace: 'other' }, ['HTTPRoute shop/r spec.parentRefs[0].name']],
    [{ group: '', kind: 'Service' }, []],
  ])('a parent with %j', (parent, expected) => {
    expect(placesIn(knownParent, [gatewayOf([http]), routeTo(parent)])).toEqual(expected);
  });

  test('of a Gateway that is only declared, the listeners are unknown', () => {
    const given = yaml({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'g', namespace: 'shop' },
    });
    const mesh = meshOf({ code: 'GAPI006', given }, yaml(routeTo({ sectionName: 'any' })));

    expect(linesOf(mesh, [knownParent, admittedRoute, sharedHostname, routeProtocol])).toEqual([]);
  });
});

describe('GAPI007', () => {
  const open = (namespaces: object) => gatewayOf([{ ...http, allowedRoutes: { namespaces } }], {}, 'infra');
  const some = { from: 'Selector', selector: { matchLabels: { team: 'shop' } } };
  const route = routeTo({ namespace: 'infra' });

  test.each([
    [{ from: 'Same' }, [], 1],
    [{ from: 'All' }, [], 0],
    [some, [], 0],
    [some, [namespace('shop', {})], 1],
    [some, [namespace('shop', { team: 'shop' })], 0],
    [
      { from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } },
      [namespace('shop', {})],
      0,
    ],
  ])('routes are admitted from %j', (namespaces, objects, count) => {
    expect(placesIn(admittedRoute, [open(namespaces), route, ...objects])).toHaveLength(count);
  });
});

test.each([
  [{ name: 'reviews', port: 80 }, []],
  [{ name: 'reviews', port: 8080 }, ['port']],
  [{ name: 'reviews' }, ['port']],
  [{ name: 'review', port: 80 }, ['name']],
  [{ name: 'thanos-querier', namespace: 'openshift-monitoring', port: 9091 }, []],
  [{ name: 'a.acme.org', group: 'networking.istio.io', kind: 'Hostname', port: 443 }, []],
])('GAPI009: the backend %j', (ref, expected) => {
  const places = placesIn(knownBackend, [reviews, backend(ref)]);

  expect(places).toEqual(expected.map((field) => `HTTPRoute shop/r spec.rules[0].backendRefs[0].${field}`));
});

test.each([
  [
    { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' },
    { group: '', kind: 'Service' },
    'other',
    0,
  ],
  [
    { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' },
    { group: '', kind: 'Service', name: 'b' },
    'other',
    1,
  ],
  [
    { group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'shop' },
    { group: '', kind: 'Service' },
    'other',
    1,
  ],
  [{ group: '', kind: 'HTTPRoute', namespace: 'shop' }, { group: '', kind: 'Service' }, 'other', 1],
  [
    { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' },
    { group: '', kind: 'Service' },
    'shop',
    1,
  ],
])('GAPI010: a grant from %j to %j in "%s"', (from, to, where, count) => {
  const metadata = { name: 'grant', namespace: where };
  const grant = {
    apiVersion: 'gateway.networking.k8s.io/v1beta1',
    kind: 'ReferenceGrant',
    metadata,
    spec: { from: [from], to: [to] },
  };

  expect(placesIn(referenceGrant, [backend({ name: 'a', namespace: 'other', port: 80 }), grant])).toHaveLength(count);
});

describe('GAPI014', () => {
  test.each([
    [[passthrough], {}, 1],
    [[passthrough, http], {}, 0],
    [[passthrough, http], { sectionName: 'tls' }, 1],
    [[{ name: 'mesh', port: 15008, protocol: 'HBONE' }], {}, 0],
  ])('an HTTPRoute at %j, %j', (listeners, parent, count) => {
    expect(placesIn(routeProtocol, [gatewayOf(listeners), routeTo(parent)])).toHaveLength(count);
  });

  test('whom no listener admits, GAPI007 tells', () => {
    const objects = [gatewayOf([passthrough], {}, 'infra'), routeTo({ namespace: 'infra' })];

    expect(placesIn(routeProtocol, objects)).toEqual([]);
    expect(placesIn(admittedRoute, objects)).toHaveLength(1);
  });
});

test.each([
  [[0], 1],
  [[0, 0], 1],
  [[0, 1], 0],
  [[0, undefined], 0],
  [[], 0],
])('GAPI022: the weights %j', (weights, count) => {
  const backendRefs = weights.map((weight) => ({ name: 'reviews', port: 80, weight }));

  expect(placesIn(weightedBackend, [httpRoute('r', 'shop', { rules: [{ backendRefs }] })])).toHaveLength(count);
});

test.each([
  [{ name: 'reviews' }, []],
  [{ name: 'reviews', port: 80 }, []],
  [{ name: 'reviews', port: 8080 }, ['port']],
  [{ name: 'review' }, ['name']],
  [{ name: 'any', namespace: 'openshift-dns' }, []],
])('GAPI025: the parent %j', (parent, expected) => {
  const places = placesIn(meshParent, [reviews, routeTo({ group: '', kind: 'Service', ...parent })]);

  expect(places).toEqual(expected.map((field) => `HTTPRoute shop/r spec.parentRefs[0].${field}`));
});
