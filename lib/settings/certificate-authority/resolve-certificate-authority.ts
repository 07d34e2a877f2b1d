import type { IssuerRef } from '../../constructs/certificates/certificate-authority';
import type { CertificateAuthoritySettings } from './certificate-authority-settings';

/** Who signs, with the defaults. */
export interface CertificateAuthority {
  readonly signer: 'istio-csr' | 'istiod';
  /** None where the mesh gets a root of its own. */
  readonly issuerRef?: IssuerRef;
}

export function resolveCertificateAuthority({ signer, issuerRef }: CertificateAuthoritySettings): CertificateAuthority {
  return {
    signer: signer ?? 'istio-csr',
    ...(issuerRef && { issuerRef: { kind: issuerRef.kind ?? 'ClusterIssuer', name: issuerRef.name } }),
  };
}
