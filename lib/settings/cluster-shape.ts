import { ztunnelShape } from './ambient/ambient-shape';
import type { ClusterSettings, OperatorSettings } from './cluster-settings';
import { controlPlaneShape } from './control-planes/control-plane-shape';
import { mirrorShape } from './mirror/mirror-shape';
import type { ShapeOf } from './shape';

const operatorShape: ShapeOf<OperatorSettings> = {
  'installPlanApproval?': 'string',
  'startingCSV?': 'string',
  'source?': 'string',
  'sourceNamespace?': 'string',
};

export const clusterShape: ShapeOf<ClusterSettings> = {
  name: 'string',
  appsDomain: 'string',
  'openshift?': 'string',
  'release?': 'string',
  'operators?': {
    'servicemeshoperator3?': operatorShape,
    'openshift-cert-manager-operator?': operatorShape,
    'kiali-ossm?': operatorShape,
    'tempo-product?': operatorShape,
    'opentelemetry-product?': operatorShape,
  },
  'mirror?': mirrorShape,
  'infrastructureTopology?': 'string',
  'userWorkloadMonitoring?': 'boolean',
  'cni?': { 'namespace?': 'string', 'version?': 'string', 'values?': 'object' },
  'ztunnel?': ztunnelShape,
  'controlPlanes?': [controlPlaneShape],
  'extend?': 'function',
};
