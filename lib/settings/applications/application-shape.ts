import { waypointShape } from '../ambient/ambient-shape';
import { callerShape, jwtRuleShape } from '../security/security-shape';
import type { ShapeOf } from '../shape';
import type { ApplicationSettings, CertificateSettings, ExposeSettings } from './application-settings';

const certificateShape: ShapeOf<CertificateSettings> = {
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
  'privateKey?': { 'algorithm?': 'string', 'size?': 'number' },
};

const exposeShape: ShapeOf<ExposeSettings> = {
  'gateway?': 'string',
  'host?': 'string',
  'service?': { name: 'string', port: 'number', 'namespace?': 'string' },
  'protocol?': 'string',
  'paths?': [{ 'exact?': 'string', 'prefix?': 'string' }],
  'termination?': 'string',
  'certificate?': certificateShape,
  'jwtRules?': [jwtRuleShape],
};

export const applicationShape: ShapeOf<ApplicationSettings> = {
  name: 'string',
  namespace: 'string',
  'sample?': 'string',
  'expose?': exposeShape,
  'revisionTag?': 'string',
  'dataplaneMode?': 'string',
  'waypoint?': waypointShape,
  'callers?': [callerShape],
};
