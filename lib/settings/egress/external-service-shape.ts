import type { ShapeOf } from '../shape';
import type { ExternalServiceSettings } from './external-service-settings';

export const externalServiceShape: ShapeOf<ExternalServiceSettings> = {
  name: 'string',
  hosts: ['string'],
  'ports?': [{ number: 'number', 'protocol?': 'string' }],
  'tls?': { 'port?': 'number', 'mode?': 'string', 'credentialName?': 'string' },
  'egressGateway?': 'string',
  'namespaces?': ['string'],
};
