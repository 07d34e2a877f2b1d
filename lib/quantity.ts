const decimal = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'] as const;
const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] as const;

/** The suffixes of quantities, each a thousand (`binary`: 1024) times the one before; decimal ones start at a nano. */
export const quantitySuffixes = { decimal, binary } as const;

/** Nanos of one: the least that a quantity can tell apart is one of them. */
export const nanosOfOne = 1_000_000_000n;

/** What a quantity (k8s.io/apimachinery `resource.Quantity`) is worth in nanos; `undefined` for a text that is none, or has a decimal exponent (`1e3`). */
export function tryNanos(text: string): bigint | undefined {
  const [, sign = '', whole = '', fraction = '', suffix = ''] = /^([+-]?)(\d*)\.?(\d*)([A-Za-z]*)$/.exec(text) ?? [];
  const unit = tryNanosOf(suffix);
  if (whole + fraction === '' || unit === undefined) return undefined;
  const divisor = 10n ** BigInt(fraction.length);
  // What is left of a nano is rounded up, as Kubernetes does: who asks for something gets something.
  const nanos = (BigInt(whole + fraction) * unit + divisor - 1n) / divisor;
  return sign === '-' ? -nanos : nanos;
}

function tryNanosOf(suffix: string): bigint | undefined {
  const suffixes: readonly string[] = suffix.endsWith('i') ? binary : decimal;
  const position = suffixes.indexOf(suffix);
  if (position < 0) return undefined;
  return suffix.endsWith('i') ? nanosOfOne * 1024n ** BigInt(position) : 1000n ** BigInt(position);
}
