import { hostOf } from '../../../check/derived/route/routes';
import { meaning } from '../rule';

/** The router verifies the pods behind a `reencrypt` Route by `destinationCACertificate`, or by the service CA where there is none (openshift/api `route/v1`). */
export const routerTrust = meaning('traffic', ['route.openshift.io/Route'], function* ({ change, now, touches }) {
  if (change.kind !== 'changed' || !now || !touches('spec', 'tls', 'destinationCACertificate')) return;
  if (now.spec?.tls?.termination !== 'reencrypt') return;
  const authority = now.spec.tls.destinationCACertificate ? 'another authority' : "the cluster's service CA";
  yield `the router trusts ${authority} for what is behind ${hostOf(now)}: requests get a 503 unless the certificate there is of it`;
});
