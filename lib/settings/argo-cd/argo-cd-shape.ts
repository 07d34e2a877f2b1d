import type { ShapeOf } from '../shape';
import type { ArgoCDSettings, DestinationSettings } from './argo-cd-settings';

export const argoCDShape: ShapeOf<ArgoCDSettings> = {
  repoURL: 'string',
  'targetRevision?': 'string',
  'path?': 'string',
  'release?': { '1.16': true, '1.17': true, '1.18': true, '1.19': true, '1.20': true, '1.21': true },
  'namespace?': 'string',
  'name?': 'string',
  'project?': 'string',
  'automated?': 'boolean',
  'clusters?': { matchLabels: { '*': 'string' } },
  'plugin?': { image: 'string' },
};

export const destinationShape: ShapeOf<DestinationSettings> = { 'server?': 'string', 'name?': 'string' };
