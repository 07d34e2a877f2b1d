import { meaning } from '../rule';
import { scopeOf } from '../scope';
import { present, without } from '../sets';
import { listed } from '../wording';

/** Tokens of an issuer that nobody checks any more are let through whatever they say, unless a policy asks for an identity. */
export const uncheckedToken = meaning('exposure', ['security.istio.io/RequestAuthentication'], function* (subject) {
  const { old, now, before, after, touches } = subject;
  if (!touches('spec')) return;
  const [oldIssuers, issuers] = [old, now].map((policy) =>
    present(policy?.spec?.jwtRules).map(({ issuer = '' }) => issuer),
  );
  const lost = without(oldIssuers ?? [], issuers ?? []);
  const whom = now ? scopeOf(after(), now) : old && scopeOf(before(), old);
  if (lost.length > 0) yield `tokens of ${listed(lost)} are no longer checked for ${whom}`;
});
