/** Nanoseconds of each unit of a Go duration (Go `time.ParseDuration`). */
export const nanoseconds = {
  h: 3_600_000_000_000n,
  m: 60_000_000_000n,
  s: 1_000_000_000n,
  ms: 1_000_000n,
  us: 1000n,
  µs: 1000n,
  ns: 1n,
} as const;

/** Go counts in 64 bits. */
const longest = 2n ** 63n - 1n;

/** Nanoseconds of a Go duration such as `8760h` or `1h30m`, or `undefined` where the text is none. */
export function tryNanoseconds(text: string): bigint | undefined {
  if (!/^(\d+(\.\d+)?(h|m|s|ms|us|µs|ns))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)(?:\.(\d+))?(ms|us|µs|ns|[hms])/g)];
  const total = parts.reduce((sum, [, whole, fraction = '', unit]) => {
    const count = BigInt(whole + fraction) * nanoseconds[unit as keyof typeof nanoseconds];
    return sum + count / 10n ** BigInt(fraction.length);
  }, 0n);
  return total > longest ? undefined : total;
}
