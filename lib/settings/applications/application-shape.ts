import { waypointShape } from '../ambient/ambient-shape';
import { callerShape, jwtRuleShape } from '../security/security-shape';
import type { ShapeOf } from '../shape';
import type { ApplicationSettings, ExposeSettings } from './application-settings';
import { certificateShape } from './certificate-shape';

const exposeShape: ShapeOf<ExposeSettings> = {
  'gateway?': 'string',
  'host?': 'string',
  'service?': { name: 'string', port: 'number', 'namespace?': 'string' },
  'protocol?': { HTTP: true, GRPC: true },
  'paths?': [{ 'exact?': 'string', 'prefix?': 'string' }],
  'termination?': { passthrough: true, edge: true, reencrypt: true },
  'certificate?': certificateShape,
  'jwtRules?': [jwtRuleShape],
};

export const applicationShape: ShapeOf<ApplicationSettings> = {
  name: 'string',
  namespace: 'string',
  'sample?': { bookinfo: true },
  'expose?': exposeShape,
  'revisionTag?': 'string',
  'dataplaneMode?': { sidecar: true, ambient: true },
  'waypoint?': waypointShape,
  'callers?': [callerShape],
};
