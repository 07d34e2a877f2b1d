import { authorizationChange } from '../authorization';
import { meaning } from '../rule';
import { scopeOf } from '../scope';
import { present } from '../sets';
import { listed } from '../wording';

/** Requests that got a 403 are let through; what cannot be told from the rules is taken for that. */
export const widerAuthorization = meaning('exposure', ['security.istio.io/AuthorizationPolicy'], function* (subject) {
  const { old, now, before, after } = subject;
  const change = authorizationChange(subject);
  if (change === 'narrower' || change === undefined) return;
  const whom = listed(present([old && scopeOf(before(), old), now && scopeOf(after(), now)]));
  yield change === 'wider' ? `more requests are let through to ${whom}` : `other requests are let through to ${whom}`;
});
