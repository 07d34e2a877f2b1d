import { authorizationChange } from '../authorization';
import { meaning } from '../rule';
import { scopeOf } from '../scope';

/** Requests that got a 403 are let through; what cannot be told from the rules is taken for that. */
export const widerAuthorization = meaning('exposure', ['security.istio.io/AuthorizationPolicy'], function* (subject) {
  const { old, now, before, after } = subject;
  const change = authorizationChange(subject);
  if (change === 'narrower' || change === undefined) return;
  const whom = now ? scopeOf(after(), now) : old && scopeOf(before(), old);
  yield change === 'wider' ? `more requests are let through to ${whom}` : `other requests are let through to ${whom}`;
});
