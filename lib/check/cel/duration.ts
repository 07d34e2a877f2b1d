import { Duration } from '@marcbachmann/cel-js/evaluator';
import { nanoseconds, tryNanoseconds } from '../../go-duration';

/** A duration of Go (`time.ParseDuration`) as CEL has it, or `undefined` where the text is none. */
export function tryDuration(text: string): Duration | undefined {
  const [, sign = '', rest = ''] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  // Go alone takes a bare zero, and a number without a whole part.
  const total = rest === '0' ? 0n : tryNanoseconds(rest.replace(/(?<!\d)(?=\.\d)/g, '0'));
  if (total === undefined) return undefined;
  const signed = sign === '-' ? -total : total;
  const nanos = ((signed % nanoseconds.s) + nanoseconds.s) % nanoseconds.s;
  return new Duration((signed - nanos) / nanoseconds.s, Number(nanos));
}
