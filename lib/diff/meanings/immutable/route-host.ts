import { meaning } from '../rule';
import { named } from '../wording';

/**
 * The host of a Route changes only by whom the verb `update` on `routes/custom-host` is granted: the roles admin and edit
 * have `create` alone (openshift/library-go `pkg/route/hostassignment`, `ValidateHostUpdate`).
 */
export const routeHost = meaning('immutable', ['route.openshift.io/Route'], function* ({ change, now, touches }) {
  if (change.kind !== 'changed' || !now || !(touches('spec', 'host') || touches('spec', 'subdomain'))) return;
  yield `another host needs "update" on routes/custom-host, which is more than the roles admin and edit have: without it, delete ${named(now)} and apply it again`;
});
