import type { ShapeOf } from '../shape';
import type { RevisionTagSettings, UpdateStrategySettings } from './revision-settings';

export const updateStrategyShape: ShapeOf<UpdateStrategySettings> = {
  'type?': { InPlace: true, RevisionBased: true },
  'inactiveRevisionDeletionGracePeriodSeconds?': 'number',
};

export const revisionTagShape: ShapeOf<RevisionTagSettings> = { name: 'string', 'version?': 'string' };
