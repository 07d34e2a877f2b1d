import type { Functions } from './functions';

/** A resource quantity, in billionths. */
class Quantity {
  constructor(readonly nanos: bigint) {}
}

const one = 1_000_000_000n;
const decimal = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** Functions of quantities (kubernetes/apiserver, pkg/cel/library/quantity.go). */
export const quantities: Functions = {
  types: { 'kubernetes.Quantity': Quantity },
  functions: {
    'isQuantity(string): bool': (text: string) => tryNanos(text) !== undefined,
    'quantity(string): kubernetes.Quantity': quantity,
    'kubernetes.Quantity.sign(): int': ({ nanos }: Quantity) => signOf(nanos),
    'kubernetes.Quantity.isInteger(): bool': ({ nanos }: Quantity) => nanos % one === 0n,
    'kubernetes.Quantity.asInteger(): int': asInteger,
    'kubernetes.Quantity.asApproximateFloat(): double': ({ nanos }: Quantity) => Number(nanos) / Number(one),
    'kubernetes.Quantity.isGreaterThan(kubernetes.Quantity): bool': (a: Quantity, b: Quantity) => a.nanos > b.nanos,
    'kubernetes.Quantity.isLessThan(kubernetes.Quantity): bool': (a: Quantity, b: Quantity) => a.nanos < b.nanos,
    'kubernetes.Quantity.compareTo(kubernetes.Quantity): int': (a: Quantity, b: Quantity) => signOf(a.nanos - b.nanos),
    'kubernetes.Quantity.add(kubernetes.Quantity): kubernetes.Quantity': (a: Quantity, b: Quantity) =>
      new Quantity(a.nanos + b.nanos),
    'kubernetes.Quantity.add(int): kubernetes.Quantity': (a: Quantity, b: bigint) => new Quantity(a.nanos + b * one),
    'kubernetes.Quantity.sub(kubernetes.Quantity): kubernetes.Quantity': (a: Quantity, b: Quantity) =>
      new Quantity(a.nanos - b.nanos),
    'kubernetes.Quantity.sub(int): kubernetes.Quantity': (a: Quantity, b: bigint) => new Quantity(a.nanos - b * one),
  },
};

function quantity(text: string): Quantity {
  const nanos = tryNanos(text);
  if (nanos === undefined) throw new Error(`"${text}" is no quantity`);
  return new Quantity(nanos);
}

function tryNanos(text: string): bigint | undefined {
  const [, sign, whole = '', fraction = '', suffix = ''] =
    /^([+-]?)(\d*)\.?(\d*)([a-zA-Z]*|[eE][+-]?\d{1,2})$/.exec(text) ?? [];
  const unit = unitOf(suffix);
  if (whole + fraction === '' || unit === undefined) return undefined;
  const divisor = 10n ** BigInt(fraction.length) * one;
  const size = (BigInt(whole + fraction) * unit + divisor - 1n) / divisor;
  return sign === '-' ? -size : size;
}

/** What a suffix counts in, in billionths of billionths, so that negative exponents stay whole. */
function unitOf(suffix: string): bigint | undefined {
  const [, exponent] = /^[eE]([+-]?\d+)$/.exec(suffix) ?? [];
  if (exponent !== undefined) return Number(exponent) < -18 ? 1n : 10n ** BigInt(Number(exponent) + 18);
  const [position, power] = [decimal.indexOf(suffix), binary.indexOf(suffix)];
  if (position >= 0) return one * 1000n ** BigInt(position);
  return power < 0 ? undefined : one * one * 1024n ** BigInt(power);
}

function asInteger({ nanos }: Quantity): bigint {
  if (nanos % one !== 0n) throw new Error('the quantity is no whole number');
  return nanos / one;
}

function signOf(nanos: bigint): bigint {
  if (nanos === 0n) return 0n;
  return nanos < 0n ? -1n : 1n;
}
