import type { ShapeOf } from '../shape';
import type { CertificateAuthoritySettings } from './certificate-authority-settings';

export const certificateAuthorityShape: ShapeOf<CertificateAuthoritySettings> = {
  'signer?': { 'istio-csr': true, istiod: true },
  'issuerRef?': { name: 'string', 'kind?': { ClusterIssuer: true, Issuer: true } },
};
