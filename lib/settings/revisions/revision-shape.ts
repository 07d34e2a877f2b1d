import type { ShapeOf } from '../shape';
import type { RevisionTagSettings, UpdateStrategySettings } from './revision-settings';

export const updateStrategyShape: ShapeOf<UpdateStrategySettings> = {
  'type?': 'string',
  'inactiveRevisionDeletionGracePeriodSeconds?': 'number',
};

export const revisionTagShape: ShapeOf<RevisionTagSettings> = { name: 'string', 'version?': 'string' };
