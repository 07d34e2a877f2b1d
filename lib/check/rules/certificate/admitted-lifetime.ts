import { tryNanoseconds } from '../../../go-duration';
import { defaultDuration, minimumDuration, minimumRenewBefore } from '../../../platform/cert-manager';
import type { Certificate } from '../../derived/certificate/issuers';
import { tryLifetime } from '../../derived/certificate/lifetimes';
import type { Complaint, Rule } from '../../rule';
import { servingGateway } from '../given';

export const admittedLifetime: Rule = {
  code: 'CRT008',
  severity: 'error',
  title: 'A Certificate lives for an hour at least and is renewed before its end',
  why: 'The webhook of cert-manager refuses the Certificate. Where it is not there to answer, the certificate would be renewed without end, or not in time.',
  given: servingGateway,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      duration: 24h
      renewBefore: 720h
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      duration: 24h
      renewBefore: 8h
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  *check(mesh) {
    for (const on of mesh.ofKind('cert-manager.io/Certificate')) {
      const fault = faultOf(on);
      if (fault) yield { on, ...fault };
    }
  },
};

/** As the webhook judges it (cert-manager `internal/apis/certmanager/validation`, `ValidateDuration`). */
function faultOf(certificate: Certificate): Omit<Complaint, 'on'> | undefined {
  const lifetime = tryLifetime(certificate);
  const { duration = defaultDuration, renewBefore, renewBeforePercentage } = certificate.spec ?? {};
  if (!lifetime) return undefined;
  if (lifetime.duration < least(minimumDuration))
    return { at: 'spec.duration', message: `got "${duration}", write "${minimumDuration}" at least` };
  if (renewBefore && renewBeforePercentage)
    return { at: 'spec.renewBeforePercentage', message: 'not allowed beside renewBefore; remove one of them' };
  const [at, got] = renewBefore
    ? ['spec.renewBefore', `"${renewBefore}"`]
    : ['spec.renewBeforePercentage', `${renewBeforePercentage}`];
  if (lifetime.renewBefore < least(minimumRenewBefore))
    return { at, message: `got ${got}, write "${minimumRenewBefore}" at least` };
  if (lifetime.renewBefore < lifetime.duration) return undefined;
  return { at, message: `got ${got}, write less than the duration of "${duration}"; a third of it is usual` };
}

function least(duration: string): bigint {
  return tryNanoseconds(duration) ?? 0n;
}
