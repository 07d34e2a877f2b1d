import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalQuantity } from '../../lib/manifest/quantity';

test.each([
  ['1000m', '1'],
  ['100m', '100m'],
  ['2500m', '2500m'],
  ['0.5', '500m'],
  ['.5', '500m'],
  ['1.', '1'],
  ['1.0', '1'],
  ['007', '7'],
  ['1000', '1k'],
  ['1024', '1024'],
  ['1500k', '1500k'],
  ['2000000k', '2G'],
  ['0.001', '1m'],
  ['1000000n', '1m'],
  ['3072Mi', '3Gi'],
  ['1024Mi', '1Gi'],
  ['1000Mi', '1000Mi'],
  ['1.5Gi', '1536Mi'],
  ['0.5Gi', '512Mi'],
  ['-2048Ki', '-2Mi'],
  ['+1Gi', '1Gi'],
  ['0Mi', '0'],
  ['-0', '0'],
])('%s is stored as %s', (text, stored) => {
  expect(canonicalQuantity(text)).toBe(stored);
});

test('binary suffixes are for whole numbers from 1024 on', () => {
  expect(canonicalQuantity('0.1Gi')).toBe('107374182400m');
  expect(canonicalQuantity('1.7Gi')).toBe('1825361100800m');
  expect(canonicalQuantity('1Ki')).toBe('1Ki');
  expect(canonicalQuantity('0.5Ki')).toBe('512');
  expect(canonicalQuantity('0.9765625Ki')).toBe('1k');
});

test('less than a nano is rounded up', () => {
  expect(canonicalQuantity('0.1n')).toBe('1n');
  expect(canonicalQuantity('-0.0000000011')).toBe('-2n');
});

test.each(['', '.', '+', 'm', 'Mi', '1K', '1mi', '1i', '1 Gi', '1,5', '0x10', '1..5', 'one', 'auto', '1Gi\n'])(
  '%j is no quantity, and stays',
  (text) => {
    expect(canonicalQuantity(text)).toBe(text);
  },
);

test.each(['1e3', '1E3', '15e-1', '1.5e+3'])(
  'the decimal exponent of %s stays, as it mostly does in Kubernetes',
  (text) => {
    expect(canonicalQuantity(text)).toBe(text);
  },
);

const powers = new Map([
  ...['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'].map((suffix, i) => [suffix, 1000n ** BigInt(i)] as const),
  ...['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix, i) => [suffix, 10n ** 9n * 1024n ** BigInt(i + 1)] as const),
]);
const quantities = fc
  .tuple(
    fc.constantFrom('', '-', '+'),
    fc.oneof(
      fc.nat(2000),
      fc.nat(),
      fc.nat(9).map((count) => count * 1_000_000),
    ),
    fc.stringMatching(/^(\.\d{0,4})?$/),
    fc.constantFrom(...powers.keys()),
  )
  .map((parts) => parts.join(''));

test('a quantity keeps its value, rounded up to a nano', () => {
  fc.assert(
    fc.property(quantities, (text) => {
      const { nanos, divisor } = worthOf(text);
      const stored = worthOf(canonicalQuantity(text));

      expect(stored.divisor).toBe(1n);
      expect(stored.nanos).toBe(nanos < 0n ? -roundedUp(-nanos, divisor) : roundedUp(nanos, divisor));
    }),
  );
});

test('a stored quantity stays as it is, and has no shorter form', () => {
  fc.assert(
    fc.property(quantities, (text) => {
      const stored = canonicalQuantity(text);

      expect(canonicalQuantity(stored)).toBe(stored);
      expect(stored).toMatch(/^(0|-?[1-9]\d*([numkMGTPE]|[KMGTPE]i)?)$/);
      expect(stored).not.toMatch(/000([numkMGTP])?$/);
    }),
  );
});

/** The value of a quantity in nanos, as a fraction. */
function worthOf(text: string): { readonly nanos: bigint; readonly divisor: bigint } {
  const [, sign, whole = '', fraction = '', suffix = ''] = /^([+-]?)(\d*)\.?(\d*)([A-Za-z]*)$/.exec(text) ?? [];
  const count = BigInt(whole + fraction) * (powers.get(suffix) ?? 0n);
  return { nanos: sign === '-' ? -count : count, divisor: 10n ** BigInt(fraction.length) };
}

function roundedUp(dividend: bigint, divisor: bigint): bigint {
  return dividend / divisor + (dividend % divisor === 0n ? 0n : 1n);
}
