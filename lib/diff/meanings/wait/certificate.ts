import { meaning } from '../rule';
import { listed } from '../wording';

/**
 * What a certificate is issued for: where it differs from what the Secret was issued for, cert-manager issues it anew
 * (cert-manager `pkg/util/pki/match.go`, `RequestMatchesSpec` and `PrivateKeyMatchesSpec`).
 */
const issuedFor = [
  'commonName',
  'dnsNames',
  'ipAddresses',
  'uris',
  'emailAddresses',
  'subject',
  'literalSubject',
  'isCA',
  'usages',
  'duration',
  'issuerRef',
  'privateKey',
] as const;

/** The Secret holds the old certificate until the new one is there; gateways take that up without a restart. */
export const certificate = meaning('wait', ['cert-manager.io/Certificate'], function* ({ change, old, now, touches }) {
  if (!now) return;
  const secret = `Secret ${now.metadata.namespace}/${now.spec?.secretName}`;
  if (change.kind === 'added') {
    yield `cert-manager issues ${secret}`;
    return;
  }
  if (touches('spec', 'secretName'))
    yield `cert-manager issues ${secret}; Secret ${old?.spec?.secretName} stays until it is deleted by hand`;
  const fields = issuedFor.filter((field) => touches('spec', field));
  if (fields.length === 0) return;
  yield `cert-manager issues ${secret} anew (${listed(fields)})${now.spec?.isCA ? '; what it signed stays valid, and is not issued anew' : ''}`;
});
