import { hostOf } from '../../../check/derived/route/routes';
import { meaning } from '../rule';

/** Where TLS ends by the termination of a Route, and how requests go on from the router (OpenShift, "Secured routes"). */
const ends: Readonly<Record<string, string>> = {
  edge: 'at the router, which goes on in plain text',
  reencrypt: 'at the router, which encrypts again',
  passthrough: 'at the pods behind the Route, which show their own certificate',
};

/** Who changes the termination changes which certificate clients see, and who can read what they send. */
export const routeTermination = meaning('exposure', ['route.openshift.io/Route'], function* ({ old, now }) {
  const [before, after] = [old?.spec?.tls?.termination, now?.spec?.tls?.termination];
  if (!now || !before || !after || before === after) return;
  yield `TLS of ${hostOf(now)} ends ${ends[after] ?? `by ${after}`} (${before} before)`;
});
