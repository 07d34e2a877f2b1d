import { acceptanceChanges } from '../mtls';
import { meaning } from '../rule';

/** STRICT refuses whoever has no certificate of the mesh: callers without a proxy, and probes that are not rewritten. */
export const strictMtls = meaning('traffic', ['security.istio.io/PeerAuthentication'], function* (subject) {
  for (const { whom, where, old: was, now: is } of acceptanceChanges(subject)) {
    if (is === 'STRICT') yield `${whom} refuse plain text${where}: callers outside the mesh fail`;
    if (is === 'UNSET' && was !== 'STRICT') yield `${whom} accept what wider policies say${where}, no longer ${was}`;
  }
});
