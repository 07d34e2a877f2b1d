/**
 * What cert-manager does by itself, and what its webhook admits.
 *
 * Sources: cert-manager/cert-manager v1.20 `pkg/apis/certmanager/v1/const.go`, `internal/apis/certmanager/validation`,
 * `pkg/api/util/usages.go`, `pkg/util/pki/match.go` and `pkg/controller/certificates/readiness`.
 */

/** Lifetime of a certificate that states none. */
export const defaultDuration = '2160h';

/** Fifty years, the lifetime of Rigging's own authorities: whoever trusts one should not have to do it again. */
export const authorityDuration = '438000h';

/** Shortest lifetime that is admitted. */
export const minimumDuration = '1h';

/** Shortest time before its end that a certificate may be renewed at. */
export const minimumRenewBefore = '5m';

/** Part of its lifetime before whose end a certificate is renewed that states no time. */
export const defaultRenewalPart = 3n;

/** Longest `commonName` (RFC 5280, `ub-common-name`). */
export const longestCommonName = 64;

/** Group of the issuers that cert-manager brings itself. */
export const issuerGroup = 'cert-manager.io';

/** Usages that restrict what a certificate is good for: with one of them, it is good for those named only. */
export const restrictingUsages: ReadonlySet<string> = new Set([
  'server auth',
  'client auth',
  'code signing',
  'email protection',
  's/mime',
  'ipsec end system',
  'ipsec tunnel',
  'ipsec user',
  'timestamping',
  'ocsp signing',
  'microsoft sgc',
  'netscape sgc',
]);

/** Argument of the controller that says where a ClusterIssuer's Secrets stand. */
export const clusterResourceNamespaceArgument = '--cluster-resource-namespace';

/** The types of issuers that it brings. */
export const issuerTypes = ['acme', 'ca', 'selfSigned', 'vault', 'venafi'] as const;

/** Size of the key of a certificate that states none, in bits. */
export const defaultKeySizes: Readonly<Record<'RSA' | 'ECDSA', number>> = { RSA: 2048, ECDSA: 256 };

/** Whether a key of this size is admitted. */
export function isKeySize(algorithm: string, size: number): boolean {
  if (algorithm === 'RSA') return size >= 2048 && size <= 8192;
  return algorithm !== 'ECDSA' || [256, 384, 521].includes(size);
}
