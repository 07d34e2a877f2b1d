import type { ShapeOf } from '../shape';
import type { CertificateAuthoritySettings } from './certificate-authority-settings';

export const certificateAuthorityShape: ShapeOf<CertificateAuthoritySettings> = {
  'signer?': 'string',
  'issuerRef?': { name: 'string', 'kind?': 'string' },
};
