import { ztunnelShape } from './ambient/ambient-shape';
import { destinationShape } from './argo-cd/argo-cd-shape';
import type { ClusterSettings } from './cluster-settings';
import { controlPlaneShape } from './control-planes/control-plane-shape';
import { mirrorShape } from './mirror/mirror-shape';
import { operatorsShape } from './operators/operator-shape';
import type { ShapeOf } from './shape';

export const clusterShape: ShapeOf<ClusterSettings> = {
  name: 'string',
  appsDomain: 'string',
  'openshift?': 'string',
  'release?': 'string',
  'destination?': destinationShape,
  'operators?': operatorsShape,
  'mirror?': mirrorShape,
  'infrastructureTopology?': { HighlyAvailable: true, SingleReplica: true },
  'userWorkloadMonitoring?': 'boolean',
  'cni?': { 'namespace?': 'string', 'version?': 'string', 'values?': 'object' },
  'ztunnel?': ztunnelShape,
  'controlPlanes?': [controlPlaneShape],
  'extend?': 'function',
};
