import { hostOf, type Route } from '../../../check/derived/route/routes';
import { callerAnnotations } from '../../../platform/router';
import { tryCallers } from '../callers';
import { meaning } from '../rule';
import { present } from '../sets';

/** The router drops connections from elsewhere than a Route says (OpenShift, "Route-specific annotations"). */
export const routeCallers = meaning('exposure', ['route.openshift.io/Route'], function* ({ change, old, now }) {
  if (change.kind !== 'changed' || !old || !now) return;
  const callers = tryCallers(addressesOf(old), addressesOf(now));
  if (callers) yield `${hostOf(now)} ${callers}`;
});

function addressesOf({ metadata: { annotations = {} } }: Route): readonly string[] {
  const [addresses = ''] = present(callerAnnotations.map((name) => annotations[name]));
  return addresses.split(/\s+/).filter(Boolean);
}
