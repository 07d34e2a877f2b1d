import type { ShapeOf } from '../shape';
import type { ExternalServiceSettings } from './external-service-settings';

export const externalServiceShape: ShapeOf<ExternalServiceSettings> = {
  name: 'string',
  hosts: ['string'],
  'ports?': [
    {
      number: 'number',
      'protocol?': { HTTP: true, HTTP2: true, GRPC: true, TLS: true, HTTPS: true, TCP: true, MONGO: true },
    },
  ],
  'tls?': { 'port?': 'number', 'mode?': { SIMPLE: true, MUTUAL: true }, 'credentialName?': 'string' },
  'egressGateway?': 'string',
  'namespaces?': ['string'],
};
