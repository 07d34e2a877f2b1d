import { expect, test } from 'vitest';
import { rangeOf, tryFormatFault } from '../../../lib/check/schema/formats';

test.each([
  ['byte', ['', 'YQ==', 'YWI=', 'YWJj', 'YWJj\nYWJj\n'], ['YQ', 'Y===', 'a b=', 'YQ=a']],
  ['cidr', ['10.0.0.0/8', 'fd00::/8'], ['10.0.0.0', '10.0.0.0/33', 'fd00::/129', '10.0.0/8', '10.0.0.0/8/8']],
  ['date', ['2024-02-29'], ['2023-02-29', '2024-2-1', '2024-13-01', '2024-01-32', 'today']],
  [
    'date-time',
    ['2026-01-31T08:00:00Z', '2026-01-31t08:00:00.5+01:00'],
    ['2026-01-31', '2026-01-31T08:00:00', '2026-01-31T24:00:00Z', '2026-01-31 08:00:00Z', 'T'],
  ],
  ['duration', ['1h30m', '0', '-5s', '500ms', '2 weeks', '1d'], ['5', '1 fortnight', 'h', '', '1h 30m']],
  ['email', ['a@example.com'], ['a', '@', 'a@b@c']],
  ['hostname', ['example.com', 'a'], ['-a.com', 'a_b', '', 'a..b', 'x'.repeat(64)]],
  ['ipv4', ['10.0.0.1'], ['10.0.0', '256.1.1.1', '::1', '010.0.0.1']],
  ['ipv6', ['::1', 'fd00::1', '::ffff:10.0.0.1'], ['10.0.0.1', 'fe80::1%eth0', ':']],
  ['mac', ['00:1b:44:11:3a:b7'], ['00:1b', 'g0:1b:44:11:3a:b7']],
  ['quantity', ['1', '500m', '1Gi', '0.5', '.5', '5.', '1e3', '-1', '12E'], ['500mb', '1 Gi', '', '1gi', '1e', 'Gi']],
  ['uri', ['https://example.com', '/path', 'urn:a'], ['example.com', '', 'a b:c', 'https:']],
  ['uuid', ['123e4567-e89b-12d3-a456-426614174000'], ['123', '123e4567-e89b-12d3-a456-42661417400g']],
])('%s: what it accepts and what not', (format, accepted, refused) => {
  expect(accepted.filter((text) => tryFormatFault(text, format) !== undefined)).toEqual([]);
  expect(refused.filter((text) => tryFormatFault(text, format) === undefined)).toEqual([]);
});

test('a format that the API server does not know is no constraint', () => {
  for (const format of ['binary', 'constructor', 'k8s-of-tomorrow'])
    expect(tryFormatFault('x', format)).toBeUndefined();
});

test('only integers of 32 and 64 bits have bounds', () => {
  expect(rangeOf('int32')).toEqual([-2147483648, 2147483647]);
  expect(rangeOf('int64')[1]).toBe(2 ** 63);
  expect(rangeOf('double')).toEqual([-Infinity, Infinity]);
  expect(rangeOf(undefined)).toEqual([-Infinity, Infinity]);
});
