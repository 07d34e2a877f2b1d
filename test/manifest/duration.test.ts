import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalDuration } from '../../lib/manifest/duration';

test.each([
  ['8760h', '8760h0m0s'],
  ['438000h', '438000h0m0s'],
  ['8760h0m0s', '8760h0m0s'],
  ['90m', '1h30m0s'],
  ['1h30m', '1h30m0s'],
  ['1.5h', '1h30m0s'],
  ['30m1.5h', '2h0m0s'],
  ['3600s', '1h0m0s'],
  ['60s', '1m0s'],
  ['59s', '59s'],
  ['1500ms', '1.5s'],
  ['1.25s', '1.25s'],
  ['10s', '10s'],
  ['1h0.1s', '1h0m0.1s'],
  ['0h', '0s'],
  ['2562047h47m16.854775807s', '2562047h47m16.854775807s'],
])('%s is stored as %s', (text, stored) => {
  expect(canonicalDuration(text)).toBe(stored);
});

test('a year and a nanosecond are told apart from a year', () => {
  expect(canonicalDuration('8760h1ns')).toBe('8760h0m0.000000001s');
  expect(canonicalDuration('8760h1us')).toBe('8760h0m0.000001s');
  expect(canonicalDuration('8760h1µs')).toBe('8760h0m0.000001s');
});

test.each(['', 'h', '1', '1d', '1y', '1h 30m', ' 1h', '1,5h', 'one hour', '-1h', '1h\n'])(
  '%j is no duration, and stays',
  (text) => {
    expect(canonicalDuration(text)).toBe(text);
  },
);

test.each(['2562047h47m16.854775808s', '2562048h', `${'9'.repeat(400)}h`])(
  '%s is more than Go counts, and stays',
  (text) => {
    expect(canonicalDuration(text)).toBe(text);
  },
);

test('a duration below a second stays', () => {
  expect(canonicalDuration('999ms')).toBe('999ms');
  expect(canonicalDuration('0.5s')).toBe('0.5s');
});

const units = { h: 3_600_000_000_000n, m: 60_000_000_000n, s: 1_000_000_000n, ms: 1_000_000n, us: 1000n, ns: 1n };
const durations = fc
  .array(fc.tuple(fc.nat(100_000), fc.constantFrom(...Object.keys(units))), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([count, unit]) => `${count}${unit}`).join(''));

test('a duration keeps its value to the nanosecond', () => {
  fc.assert(
    fc.property(durations, (text) => {
      expect(nanosecondsOf(canonicalDuration(text))).toBe(nanosecondsOf(text));
    }),
  );
});

test('a stored duration stays as it is, with less than sixty minutes and seconds', () => {
  fc.assert(
    fc.property(durations, (text) => {
      const stored = canonicalDuration(text);

      fc.pre(nanosecondsOf(text) >= units.s);
      expect(canonicalDuration(stored)).toBe(stored);
      expect(stored).toMatch(/^(([1-9]\d*h)?[1-5]?\dm)?[1-5]?\d(\.\d{0,8}[1-9])?s$/);
    }),
  );
});

function nanosecondsOf(text: string): bigint {
  const parts = [...text.matchAll(/(\d+)(?:\.(\d+))?([a-z]+)/g)];
  return parts.reduce((sum, [, whole = '', fraction = '', unit = '']) => {
    const nanoseconds = units[unit as keyof typeof units];
    return sum + (BigInt(whole + fraction) * nanoseconds) / 10n ** BigInt(fraction.length);
  }, 0n);
}
