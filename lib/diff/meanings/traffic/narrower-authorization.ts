import { authorizationChange } from '../authorization';
import { meaning } from '../rule';
import { scopeOf } from '../scope';

/** Requests that were let through get a 403 (istio.io, "Authorization Policy"). */
export const narrowerAuthorization = meaning('traffic', ['security.istio.io/AuthorizationPolicy'], function* (subject) {
  const { old, now, before, after } = subject;
  if (authorizationChange(subject) !== 'narrower') return;
  const whom = now ? scopeOf(after(), now) : old && scopeOf(before(), old);
  yield `fewer requests are let through to ${whom}: others get a 403`;
});
