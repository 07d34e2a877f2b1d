import { describe, expect, test } from 'vitest';
import { object, said } from './examples';

const redirect = object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
  parentRefs: [{ name: 'public' }],
  rules: [{ name: 'main', filters: [{ type: 'RequestRedirect', requestRedirect: { statusCode: 307 } }] }],
});
const cors = object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
  parentRefs: [{ name: 'public' }],
  rules: [{ filters: [{ type: 'CORS', cors: { allowOrigins: ['https://shop.acme.org'] } }] }],
});

describe('a route of a newer Gateway API', () => {
  test('is accepted where nobody says which bundle is installed', () => {
    expect([redirect, cors].flatMap((route) => said(route, { release: '3.4' }))).toEqual([]);
    expect([redirect, cors].flatMap((route) => said(route, { release: '3.0', openshift: '4.16' }))).toEqual([]);
  });

  test('is refused by an OpenShift that brings an older one, which tells numbers without quotes', () => {
    expect(said(redirect, { release: '3.4', openshift: '4.20' })).toContain(
      'API004 spec.rules[0].filters[0].requestRedirect.statusCode: 307 is not one of 301, 302',
    );
  });
});
