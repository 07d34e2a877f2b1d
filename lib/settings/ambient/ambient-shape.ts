import type { ShapeOf } from '../shape';
import type { WaypointSettings, ZTunnelSettings } from './ambient-settings';

export const ztunnelShape: ShapeOf<ZTunnelSettings> = {
  'namespace?': 'string',
  'version?': 'string',
  'values?': 'object',
};

export const waypointShape: ShapeOf<WaypointSettings> = {
  'name?': 'string',
  'for?': { service: true, workload: true, all: true },
};
