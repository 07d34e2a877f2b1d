import type { Read } from '../../../manifest/kinds';
import { meaning } from '../rule';
import { scopeOf } from '../scope';
import { compared, present, without } from '../sets';
import { listed } from '../wording';

type Policy = Read<'security.istio.io/RequestAuthentication'>;

/**
 * Tokens of an issuer that nobody checks any more are let through whatever they say, unless a policy asks for an identity;
 * a rule without `audiences` takes tokens that are meant for anybody (istio.io, "RequestAuthentication").
 */
export const uncheckedToken = meaning('exposure', ['security.istio.io/RequestAuthentication'], function* (subject) {
  const { old, now, before, after, touches } = subject;
  if (!old || !touches('spec')) return;
  const isMoved = ['selector', 'targetRef', 'targetRefs'].some((field) => touches('spec', field));
  if (!now || isMoved) {
    const issuers = [...audiencesOf(old).keys()];
    if (issuers.length > 0) yield `tokens of ${listed(issuers)} are no longer checked for ${scopeOf(before(), old)}`;
    return;
  }
  const [was, is, whom] = [audiencesOf(old), audiencesOf(now), scopeOf(after(), now)];
  const { gained, lost } = compared([...was.keys()], [...is.keys()]);
  if (lost.length > 0) yield `tokens of ${listed(lost)} are no longer checked for ${whom}`;
  if (gained.length > 0) yield `tokens of ${listed(gained)} are taken by ${whom}`;
  for (const [issuer, audiences] of is) {
    const others = tryWider(was.get(issuer), audiences);
    if (others) yield `tokens of ${issuer} for ${others} are taken by ${whom}`;
  }
});

/** For whom tokens are meant that are taken, by issuer; for anybody, where none is said. */
function audiencesOf({ spec }: Policy): ReadonlyMap<string, readonly string[]> {
  return new Map(present(spec?.jwtRules).map(({ issuer = '', audiences }) => [issuer, present(audiences)]));
}

function tryWider(old: readonly string[] | undefined, now: readonly string[]): string | undefined {
  if (!old || old.length === 0) return undefined;
  if (now.length === 0) return 'anybody';
  const gained = without(now, old);
  return gained.length > 0 ? listed(gained) : undefined;
}
