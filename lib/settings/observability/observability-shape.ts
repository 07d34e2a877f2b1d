import type { ShapeOf } from '../shape';
import type { ObservabilitySettings } from './observability-settings';

export const observabilityShape: ShapeOf<ObservabilitySettings> = {
  'accessLogs?': 'boolean',
  'kiali?': 'boolean',
  'tracing?': {
    'randomSamplingPercentage?': 'number',
    'namespace?': 'string',
    storage: { secret: { name: 'string', type: { s3: true, azure: true, gcs: true } }, 'storageSize?': 'string' },
  },
};
