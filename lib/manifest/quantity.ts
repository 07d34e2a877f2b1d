import { nanosOfOne, quantitySuffixes, tryNanos } from '../quantity';

/**
 * A quantity as the API server stores it: a whole number under the largest suffix that leaves it whole.
 *
 * `1000m` becomes `1`, `3072Mi` becomes `3Gi`, `0.5` becomes `500m` (k8s.io/apimachinery `resource.Quantity`). Text that
 * is no quantity is returned as it is, for the schema check to name, and so is a decimal exponent (`1e3`).
 */
export function canonicalQuantity(text: string): string {
  const worth = tryNanos(text);
  if (worth === undefined) return text;
  if (worth === 0n) return '0';
  const nanos = worth < 0n ? -worth : worth;
  // Binary suffixes are for whole numbers from 1024 on; all else is written decimally.
  const isBinary = text.endsWith('i') && nanos % nanosOfOne === 0n && nanos >= 1024n * nanosOfOne;
  const count = isBinary
    ? underLargest(nanos / nanosOfOne, 1024n, quantitySuffixes.binary)
    : underLargest(nanos, 1000n, quantitySuffixes.decimal);
  return `${worth < 0n ? '-' : ''}${count}`;
}

function underLargest(count: bigint, base: bigint, suffixes: readonly string[]): string {
  let [rest, position] = [count, 0];
  while (rest % base === 0n && position < suffixes.length - 1) {
    rest /= base;
    position += 1;
  }
  return `${rest}${suffixes[position]}`;
}
