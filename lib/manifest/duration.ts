const nanoseconds = {
  h: 3_600_000_000_000n,
  m: 60_000_000_000n,
  s: 1_000_000_000n,
  ms: 1_000_000n,
  us: 1000n,
  µs: 1000n,
  ns: 1n,
};
/** Go counts in 64 bits. */
const longest = 2n ** 63n - 1n;

/**
 * A Go duration as the API server stores it: `8760h` becomes `8760h0m0s` (Go `time.Duration.String`).
 *
 * Text that is no duration, or one below a second, is returned as it is.
 */
export function canonicalDuration(text: string): string {
  if (!/^(\d+(\.\d+)?(h|m|s|ms|us|µs|ns))+$/.test(text)) return text;
  const parts = [...text.matchAll(/(\d+)(?:\.(\d+))?(ms|us|µs|ns|[hms])/g)];
  const total = parts.reduce((sum, [, whole, fraction = '', unit]) => {
    const count = BigInt(whole + fraction) * nanoseconds[unit as keyof typeof nanoseconds];
    return sum + count / 10n ** BigInt(fraction.length);
  }, 0n);
  if (total === 0n) return '0s';
  if (total < nanoseconds.s || total > longest) return text;
  const hours = total / nanoseconds.h;
  const minutes = (total % nanoseconds.h) / nanoseconds.m;
  const seconds = secondsOf(total % nanoseconds.m);
  if (hours > 0n) return `${hours}h${minutes}m${seconds}s`;
  return minutes > 0n ? `${minutes}m${seconds}s` : `${seconds}s`;
}

function secondsOf(total: bigint): string {
  const fraction = String(total % nanoseconds.s).padStart(9, '0');
  return `${total / nanoseconds.s}.${fraction}`.replace(/\.?0+$/, '');
}
