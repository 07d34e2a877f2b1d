import type { ShapeOf } from '../shape';
import type { ArgoCDSettings, DestinationSettings, ServiceAccountSettings } from './argo-cd-settings';

const serviceAccountShape: ShapeOf<ServiceAccountSettings> = { name: 'string', namespace: 'string' };

export const argoCDShape: ShapeOf<ArgoCDSettings> = {
  repoURL: 'string',
  'targetRevision?': 'string',
  'path?': 'string',
  'release?': { '1.16': true, '1.17': true, '1.18': true, '1.19': true, '1.20': true, '1.21': true },
  'namespace?': 'string',
  'name?': 'string',
  'project?': 'string',
  'automated?': 'boolean',
  'clusters?': { matchLabels: { '*': 'string' }, 'serviceAccount?': serviceAccountShape },
  'plugin?': { image: 'string' },
};

export const destinationShape: ShapeOf<DestinationSettings> = {
  'server?': 'string',
  'name?': 'string',
  'serviceAccount?': serviceAccountShape,
};
