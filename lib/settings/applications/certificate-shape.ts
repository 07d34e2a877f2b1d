import type { ShapeOf } from '../shape';
import type { CertificateSettings } from './certificate-settings';

export const certificateShape: ShapeOf<CertificateSettings> = {
  'issuerRef?': { name: 'string', 'kind?': { ClusterIssuer: true, Issuer: true } },
  'secretName?': 'string',
  'commonName?': 'string',
  'subject?': {
    'organizations?': ['string'],
    'countries?': ['string'],
    'organizationalUnits?': ['string'],
    'localities?': ['string'],
    'provinces?': ['string'],
    'postalCodes?': ['string'],
    'streetAddresses?': ['string'],
    'serialNumber?': 'string',
  },
  'duration?': 'string',
  'privateKey?': {
    'algorithm?': { RSA: true, ECDSA: true },
    'size?': 'number',
    'rotationPolicy?': { Always: true, Never: true },
  },
};
