const decimal = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'] as const;
const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] as const;
/** In nanos, the least that a quantity can tell apart. */
const one = 1_000_000_000n;

/**
 * A quantity as the API server stores it: a whole number under the largest suffix that leaves it whole.
 *
 * `1000m` becomes `1`, `3072Mi` becomes `3Gi`, `0.5` becomes `500m` (k8s.io/apimachinery `resource.Quantity`). Text that
 * is no quantity is returned as it is, for the schema check to name, and so is a decimal exponent (`1e3`).
 */
export function canonicalQuantity(text: string): string {
  const [, sign = '', whole = '', fraction = '', suffix = ''] = /^([+-]?)(\d*)\.?(\d*)([A-Za-z]*)$/.exec(text) ?? [];
  const unit = tryNanosOf(suffix);
  if (whole + fraction === '' || unit === undefined) return text;
  const divisor = 10n ** BigInt(fraction.length);
  // What is left of a nano is rounded up, as Kubernetes does: who asks for something gets something.
  const nanos = (BigInt(whole + fraction) * unit + divisor - 1n) / divisor;
  if (nanos === 0n) return '0';
  // Binary suffixes are for whole numbers from 1024 on; all else is written decimally.
  const isBinary = suffix.endsWith('i') && nanos % one === 0n && nanos >= 1024n * one;
  const count = isBinary ? underLargest(nanos / one, 1024n, binary) : underLargest(nanos, 1000n, decimal);
  return `${sign === '-' ? '-' : ''}${count}`;
}

function tryNanosOf(suffix: string): bigint | undefined {
  const suffixes: readonly string[] = suffix.endsWith('i') ? binary : decimal;
  const position = suffixes.indexOf(suffix);
  if (position < 0) return undefined;
  return suffix.endsWith('i') ? one * 1024n ** BigInt(position) : 1000n ** BigInt(position);
}

function underLargest(count: bigint, base: bigint, suffixes: readonly string[]): string {
  let [rest, position] = [count, 0];
  while (rest % base === 0n && position < suffixes.length - 1) {
    rest /= base;
    position += 1;
  }
  return `${rest}${suffixes[position]}`;
}
