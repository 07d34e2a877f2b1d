import { acceptanceChanges } from '../mtls';
import { meaning } from '../rule';
import { scopeOf } from '../scope';

/** STRICT refuses whoever has no certificate of the mesh: callers without a proxy, and probes that are not rewritten. */
export const strictMtls = meaning('traffic', ['security.istio.io/PeerAuthentication'], function* (subject) {
  const { old, now, before, after, touches } = subject;
  const whom = now ? scopeOf(after(), now) : old && scopeOf(before(), old);
  if (!touches('spec')) return;
  for (const { where, old: was, now: is } of acceptanceChanges(old, now)) {
    if (is === 'STRICT') yield `${whom} refuse plain text${where}: callers outside the mesh fail`;
    if (is === 'UNSET' && was !== 'STRICT') yield `${whom} accept what wider policies say${where}, no longer ${was}`;
  }
});
