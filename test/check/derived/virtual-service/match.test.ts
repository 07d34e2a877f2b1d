import { expect, test } from 'vitest';
import { takesAllOf } from '../../../../lib/check/derived/virtual-service/match';

test.each([
  [{}, { uri: { exact: '/a' } }],
  [{ uri: { prefix: '/' } }, { uri: { regex: '.*' } }],
  [{ uri: { prefix: '/' } }, { headers: { 'end-user': { exact: 'jason' } } }],
  [{ uri: { prefix: '/api' } }, { uri: { prefix: '/api/v1' } }],
  [{ uri: { prefix: '/api' } }, { uri: { exact: '/apis' } }],
  [{ uri: { exact: '/a' } }, { uri: { exact: '/a' }, name: 'a', method: { exact: 'GET' } }],
  [{ headers: { a: { exact: '1' } } }, { headers: { a: { exact: '1' }, b: { exact: '2' } } }],
  [{ gateways: ['one', 'two'] }, { gateways: ['two'] }],
  [{ uri: { prefix: '/api' }, ignoreUriCase: true }, { uri: { prefix: '/api' } }],
])('%j takes all that %j takes', (wide, narrow) => {
  expect(takesAllOf(wide, narrow)).toBe(true);
});

test.each([
  [{ uri: { exact: '/a' } }, {}],
  [{ uri: { prefix: '/api/v1' } }, { uri: { prefix: '/api' } }],
  [{ uri: { prefix: '/api' } }, { uri: { regex: '/api.*' } }],
  [{ uri: { exact: '/api' } }, { uri: { prefix: '/api' } }],
  [{ uri: { prefix: '/api' } }, { uri: { prefix: '/api' }, ignoreUriCase: true }],
  [{ headers: { a: { exact: '1' } } }, { headers: { a: { exact: '2' } } }],
  [{ method: { exact: 'GET' } }, { method: { prefix: 'GET' } }],
  [{ gateways: ['one'] }, { gateways: ['one', 'two'] }],
  [{ gateways: ['one'] }, {}],
  [{ port: 80 }, {}],
  [{ sourceLabels: { app: 'a' } }, {}],
])('%j leaves something of what %j takes', (wide, narrow) => {
  expect(takesAllOf(wide, narrow)).toBe(false);
});
