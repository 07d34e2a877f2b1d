import type { ShapeOf } from '../shape';
import type { MirrorSettings } from './mirror-settings';

export const mirrorShape: ShapeOf<MirrorSettings> = {
  registry: 'string',
  'source?': 'string',
  'digests?': { '*': 'string' },
};
