import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Cluster } from '../settings/resolve';
import type { NamespacesChart } from './namespaces';

/** What is seen of the meshes: metrics, traces, access logs, Kiali. */
export class ObservabilityChart extends Chart {
  constructor(scope: Construct, _cluster: Cluster, _namespaces: NamespacesChart) {
    super(scope, '70-observability');
  }
}
