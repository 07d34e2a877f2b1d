import type { ShapeOf } from '../shape';
import type { CallerSettings, JwtRuleSettings, PeerAuthenticationSettings } from './security-settings';

export const peerAuthenticationShape: ShapeOf<PeerAuthenticationSettings> = {
  'mode?': 'string',
  'exceptions?': [{ namespace: 'string', 'matchLabels?': { '*': 'string' }, 'ports?': ['number'], 'mode?': 'string' }],
};

export const callerShape: ShapeOf<CallerSettings> = { namespace: 'string', 'serviceAccounts?': ['string'] };

export const jwtRuleShape: ShapeOf<JwtRuleSettings> = {
  issuer: 'string',
  jwksUri: 'string',
  'audiences?': ['string'],
};
