import type { Read } from '../../../manifest/kinds';
import { defaultKeySizes, issuerGroup } from '../../../platform/cert-manager';
import { meaning } from '../rule';
import { listed } from '../wording';

/**
 * What a certificate is issued for: where it differs from what the Secret was issued for, cert-manager issues it anew
 * (cert-manager `pkg/util/pki/match.go`, `RequestMatchesSpec`).
 */
const issuedFor = [
  'commonName',
  'dnsNames',
  'ipAddresses',
  'uris',
  'emailAddresses',
  'otherNames',
  'subject',
  'literalSubject',
  'isCA',
  'usages',
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
  const fields = [...issuedFor.filter((field) => touches('spec', field)), ...otherwiseMeant(old, now)];
  if (touches('spec', 'issuerRef') && !fields.includes('issuerRef'))
    yield `cert-manager before 1.19.1 issues ${secret} anew, though its issuer is the same`;
  if (fields.length === 0) return;
  yield `cert-manager issues ${secret} anew (${listed(fields)})${now.spec?.isCA ? '; what it signed stays valid, and is not issued anew' : ''}`;
});

type Certificate = Read<'cert-manager.io/Certificate'>;

/**
 * The same of fields that count as what they mean: of the key, nothing but its algorithm and size, and of a lifetime that
 * only one side states, nothing (`PrivateKeyMatchesSpec`; `SecretIssuerAnnotationsMismatch` in
 * `internal/controller/certificates/policies`).
 */
function otherwiseMeant(old: Certificate | undefined, now: Certificate): readonly string[] {
  const [from, to] = [old?.spec?.duration, now.spec?.duration];
  return [
    ...(from !== undefined && to !== undefined && from !== to ? ['duration'] : []),
    ...(issuerOf(old) === issuerOf(now) ? [] : ['issuerRef']),
    ...(keyOf(old) === keyOf(now) ? [] : ['privateKey']),
  ];
}

function issuerOf(certificate: Certificate | undefined): string {
  const { group = issuerGroup, kind = 'Issuer', name } = certificate?.spec?.issuerRef ?? {};
  return `${group}/${kind}/${name}`;
}

function keyOf(certificate: Certificate | undefined): string {
  const { algorithm = 'RSA', size } = certificate?.spec?.privateKey ?? {};
  return `${algorithm} ${algorithm === 'Ed25519' ? '' : (size ?? defaultKeySizes[algorithm])}`;
}
