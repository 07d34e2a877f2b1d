import { hostOf, type Route } from '../../../check/derived/route/routes';
import { meaning } from '../rule';
import { present } from '../sets';
import { tryMoved } from '../shares';
import { shift } from '../wording';

/** The router shares requests among the Services of a Route by their weights, 100 for each unless said (OpenShift, "Alternate backends"). */
export const routeBackend = meaning('traffic', ['route.openshift.io/Route'], function* ({ change, old, now, touches }) {
  if (change.kind !== 'changed' || !old || !now) return;
  const host = hostOf(now);
  const moved = tryMoved(backendsOf(old), backendsOf(now));
  if (moved) yield `moves requests for ${host}: ${moved}`;
  if (touches('spec', 'port'))
    yield `requests for ${host} go to another port (${shift('targetPort', old.spec?.port?.targetPort, now.spec?.port?.targetPort)})`;
  const [was, is] = [old, now].map(({ spec }) => spec?.tls?.insecureEdgeTerminationPolicy ?? 'None');
  if (old.spec?.tls && now.spec?.tls && was !== is) yield `plain HTTP for ${host} gets ${answers[is ?? ''] ?? is}`;
});

/** What the router answers plain HTTP with, where a Route has TLS (openshift/api `route/v1`). */
const answers: Readonly<Record<string, string>> = {
  None: 'a 503 instead of an answer',
  Allow: 'the same answers as HTTPS',
  Redirect: 'a redirect to HTTPS',
};

function backendsOf({ spec }: Route) {
  return present([spec?.to, ...(spec?.alternateBackends ?? [])]).map(({ name = '', weight = 100 }) => ({
    name: `Service ${name}`,
    weight,
  }));
}
