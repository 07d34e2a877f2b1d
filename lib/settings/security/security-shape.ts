import type { JwtRule } from '../../constructs/security/required-tokens';
import type { ShapeOf } from '../shape';
import type { CallerSettings, PeerAuthenticationSettings } from './security-settings';

export const peerAuthenticationShape: ShapeOf<PeerAuthenticationSettings> = {
  'mode?': { STRICT: true, PERMISSIVE: true },
  'exceptions?': [
    {
      namespace: 'string',
      'matchLabels?': { '*': 'string' },
      'ports?': ['number'],
      'mode?': { PERMISSIVE: true, DISABLE: true },
    },
  ],
};

export const callerShape: ShapeOf<CallerSettings> = { namespace: 'string', 'serviceAccounts?': ['string'] };

export const jwtRuleShape: ShapeOf<JwtRule> = {
  issuer: 'string',
  jwksUri: 'string',
  'audiences?': ['string'],
};
