import { tryNanoseconds } from '../../../go-duration';
import { defaultDuration, defaultRenewalPart } from '../../../platform/cert-manager';
import type { Certificate } from './issuers';

/** How long certificates live, and how long before their end they are renewed, in nanoseconds. */
export interface Lifetime {
  readonly duration: bigint;
  readonly renewBefore: bigint;
}

/**
 * The lifetime that a Certificate asks for, with what cert-manager adds (its `pkg/util/pki`, `RenewBefore`); `undefined`
 * where it states something that is no duration.
 */
export function tryLifetime({ spec }: Certificate): Lifetime | undefined {
  const { duration: text = defaultDuration, renewBefore: stated, renewBeforePercentage: percentage } = spec ?? {};
  const duration = tryNanoseconds(text);
  if (duration === undefined) return undefined;
  const part =
    percentage === undefined ? duration / defaultRenewalPart : (duration * BigInt(Math.round(percentage))) / 100n;
  const renewBefore = stated === undefined ? part : tryNanoseconds(stated);
  return renewBefore === undefined ? undefined : { duration, renewBefore };
}
