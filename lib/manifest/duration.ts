import { nanoseconds, tryNanoseconds } from '../go-duration';

/**
 * A Go duration as the API server stores it: `8760h` becomes `8760h0m0s` (Go `time.Duration.String`).
 *
 * Text that is no duration, or one below a second, is returned as it is.
 */
export function canonicalDuration(text: string): string {
  const total = tryNanoseconds(text);
  if (total === 0n) return '0s';
  if (total === undefined || total < nanoseconds.s) return text;
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
