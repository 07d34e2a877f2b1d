import { meaning } from '../rule';
import { scopeOf } from '../scope';
import { present } from '../sets';
import { listed } from '../wording';

/** A request with a token that cannot be verified gets a 401; one without any passes (istio.io, "RequestAuthentication"). */
export const checkedToken = meaning('traffic', ['security.istio.io/RequestAuthentication'], function* (subject) {
  const { now, after, touches } = subject;
  const issuers = present(now?.spec?.jwtRules).map(({ issuer = '' }) => issuer);
  if (!now || !touches('spec') || issuers.length === 0) return;
  yield `requests to ${scopeOf(after(), now)} with a token get a 401 unless ${listed(issuers)} issued it as asked here`;
});
