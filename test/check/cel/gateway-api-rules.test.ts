import { expect, test } from 'vitest';
import { of, violations } from './schemas';

const gateway = of('gateway.networking.k8s.io/v1', 'Gateway');
const listeners = (...list: object[]) => gateway({ gatewayClassName: 'istio', listeners: list });
const httpRoute = of('gateway.networking.k8s.io/v1', 'HTTPRoute');
const rule = (fields: object) => httpRoute({ parentRefs: [{ name: 'a' }], rules: [fields] });
const path = (type: string, value: string) => rule({ matches: [{ path: { type, value } }] });
const grpcMethod = (method: object) =>
  of('gateway.networking.k8s.io/v1', 'GRPCRoute')({ rules: [{ matches: [{ method }] }] });
const backend = { name: 'reviews', port: 9080 };
const prefixRewrite = {
  type: 'URLRewrite',
  urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } },
};
const redirect = { type: 'RequestRedirect', requestRedirect: { scheme: 'https' } };

test.each<[string, object]>([
  [
    'a Gateway of several listeners',
    listeners(
      { name: 'a', port: 80, protocol: 'HTTP' },
      { name: 'b', port: 80, protocol: 'HTTP', hostname: 'b.example.com' },
    ),
  ],
  [
    'a listener with a certificate',
    listeners({ name: 'a', port: 443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'a' }] } }),
  ],
  ['a route without anything but a backend', rule({ backendRefs: [backend] })],
  [
    'a rewrite of the one prefix',
    rule({
      matches: [{ path: { type: 'PathPrefix', value: '/a' } }],
      filters: [prefixRewrite],
      backendRefs: [backend],
    }),
  ],
  ['a rewrite of the default prefix', rule({ filters: [prefixRewrite], backendRefs: [backend] })],
  ['a regular expression as path', path('RegularExpression', 'a//b')],
  ['timeouts in order', rule({ timeouts: { request: '10s', backendRequest: '2s' } })],
  ['an unlimited request with a limited backend', rule({ timeouts: { request: '0s', backendRequest: '2s' } })],
  ['a method in any case', grpcMethod({ type: 'Exact', service: 'Foo.Bar', method: 'Get' })],
  [
    'two parents that are sections of one Gateway',
    httpRoute({
      parentRefs: [
        { name: 'a', sectionName: 'x' },
        { name: 'a', sectionName: 'y' },
      ],
    }),
  ],
])('%s holds', (_, object) => {
  expect(violations(object)).toEqual([]);
});

test.each<[object, string]>([
  [
    listeners({ name: 'a', port: 80, protocol: 'HTTP' }, { name: 'a', port: 81, protocol: 'HTTP' }),
    'spec.listeners[1]: has the same name as spec.listeners[0]; change it',
  ],
  [
    listeners({ name: 'a', port: 80, protocol: 'HTTP' }, { name: 'b', port: 80, protocol: 'HTTP' }),
    'spec.listeners[1]: has the same port, protocol and hostname as spec.listeners[0]; change one of them',
  ],
  [
    listeners({ name: 'a', port: 80, protocol: 'HTTP', tls: { certificateRefs: [{ name: 'a' }] } }),
    'spec.listeners[0]: must not have tls if protocol is one of "HTTP", "TCP", "UDP"',
  ],
  [
    listeners({ name: 'a', port: 443, protocol: 'HTTPS', tls: {} }),
    'spec.listeners[0].tls: certificateRefs must not be empty or options must not be empty if mode is "Terminate"',
  ],
  [
    gateway({
      gatewayClassName: 'istio',
      addresses: [{ type: 'Hostname', value: 'A_b' }],
      listeners: [{ name: 'a', port: 80, protocol: 'HTTP' }],
    }),
    'spec.addresses[0]: value must match',
  ],
  [
    rule({ backendRefs: [{ name: 'reviews' }] }),
    'spec.rules[0].backendRefs[0]: needs port if group is empty and kind is "Service"',
  ],
  [
    rule({ filters: [redirect], backendRefs: [backend] }),
    'spec.rules[0]: each item of filters must not have requestRedirect if backendRefs is not empty',
  ],
  [
    rule({ filters: [{ type: 'RequestMirror' }] }),
    'spec.rules[0].filters[0]: needs requestMirror if type is "RequestMirror"',
  ],
  [
    rule({ filters: [{ ...redirect, urlRewrite: {} }] }),
    'spec.rules[0].filters[0]: must not have urlRewrite if type is not "URLRewrite"',
  ],
  [
    rule({ filters: [redirect, redirect] }),
    'spec.rules[0].filters: may have only one item where type is "RequestRedirect"',
  ],
  [
    rule({ matches: [{ path: { type: 'Exact', value: '/a' } }], filters: [prefixRewrite] }),
    'spec.rules[0]: the size of matches must be 1',
  ],
  [
    path('PathPrefix', 'a'),
    'spec.rules[0].matches[0].path: value must start with "/", got "a", if type is one of "Exact", "PathPrefix"',
  ],
  [path('Exact', '/a//b'), 'spec.rules[0].matches[0].path: value must not contain "//", got "/a//b"'],
  [path('Exact', '/ä'), 'spec.rules[0].matches[0].path: value must match'],
  [
    rule({ timeouts: { request: '2s', backendRequest: '10s' } }),
    'spec.rules[0].timeouts: backendRequest must be at most request, got "10s", if request is not "0s"',
  ],
  [grpcMethod({ type: 'Exact', service: '1.b' }), 'spec.rules[0].matches[0].method: service must match'],
  [grpcMethod({ type: 'Exact' }), 'spec.rules[0].matches[0].method: needs service or method if type is set'],
  [
    httpRoute({ parentRefs: [{ name: 'a' }, { name: 'a' }] }),
    'spec.parentRefs[1]: has the same group, kind, name, namespace and sectionName as spec.parentRefs[0]; change one of them',
  ],
  [
    httpRoute({ parentRefs: [{ name: 'a' }, { name: 'a', sectionName: 'x' }] }),
    'spec.parentRefs[1]: items with the same group, kind, name and namespace must all have sectionName, or none of them',
  ],
])('%j does not hold', (object, said) => {
  const found = violations(object);

  expect(found).toHaveLength(1);
  expect(found[0]).toContain(said);
});
