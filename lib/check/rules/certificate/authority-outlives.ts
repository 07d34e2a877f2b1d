import { canonicalDuration } from '../../../manifest/duration';
import { title } from '../../../manifest/manifest';
import { type Certificate, certificatesFrom, issuers, trySigningCertificate } from '../../derived/certificate/issuers';
import { tryLifetime } from '../../derived/certificate/lifetimes';
import type { Rule } from '../../rule';
import { httpsToFront } from '../given';

export const authorityOutlives: Rule = {
  code: 'CRT009',
  severity: 'warning',
  title: 'An authority is renewed before what it signs could outlive it',
  why: 'A certificate is good no longer than the authority that signed it. One that is issued shortly before the authority is renewed keeps the old chain: clients refuse it from the day that the old authority ends, though its own status says that it is fine.',
  given: `
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: self-signed }
    spec: { selfSigned: {} }
    ---
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: acme-ca }
    spec: { ca: { secretName: acme-ca } }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      duration: 8760h
      renewBefore: 720h
      issuerRef: { kind: ClusterIssuer, name: acme-ca }
    ---${httpsToFront}`,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: acme-ca, namespace: cert-manager }
    spec:
      secretName: acme-ca
      commonName: acme-ca
      isCA: true
      issuerRef: { kind: ClusterIssuer, name: self-signed }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: acme-ca, namespace: cert-manager }
    spec:
      secretName: acme-ca
      commonName: acme-ca
      isCA: true
      duration: 87600h
      issuerRef: { kind: ClusterIssuer, name: self-signed }`,
  *check(mesh) {
    for (const issuer of issuers(mesh)) {
      const on = trySigningCertificate(mesh, issuer);
      const authority = on && tryLifetime(on);
      const longest = longestOf(certificatesFrom(mesh, issuer));
      // What is renewed before it begins is CRT008's.
      if (!on || !authority || !longest || authority.renewBefore >= authority.duration) continue;
      if (longest.duration <= authority.renewBefore) continue;
      const signed = `${title(longest.certificate)} may live ${hours(longest.duration)}`;
      // Whatever is renewed before its end is so at its beginning at the earliest: only a longer life helps.
      const outlives = longest.duration >= authority.duration;
      const message = outlives
        ? `${signed}, its authority ${hours(authority.duration)}; write a longer duration, e.g. three times as long`
        : `${signed}, its authority is renewed ${hours(authority.renewBefore)} before its end; write at least ${hours(longest.duration)}`;
      yield { on, at: outlives ? 'spec.duration' : 'spec.renewBefore', message };
    }
  },
};

function longestOf(certificates: readonly Certificate[]) {
  return certificates
    .map((certificate) => ({ certificate, duration: tryLifetime(certificate)?.duration ?? 0n }))
    .reduce<{ readonly certificate: Certificate; readonly duration: bigint } | undefined>(
      (longest, each) => (longest && longest.duration >= each.duration ? longest : each),
      undefined,
    );
}

function hours(duration: bigint): string {
  return `"${canonicalDuration(`${duration}ns`)}"`;
}
