import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { DenyByDefault } from '../constructs/security/deny-by-default';
import type { Cluster } from '../settings/resolve';
import type { NamespacesChart } from './namespaces';

/** Refuses what no policy lets through. In a mesh that runs, all that let calls through must be there before. */
export class DenyByDefaultChart extends Chart {
  constructor(scope: Construct, { controlPlanes }: Cluster, namespaces: NamespacesChart) {
    super(scope, '26-deny-by-default');
    for (const { name, namespace } of controlPlanes.filter(({ denyByDefault }) => denyByDefault)) {
      new DenyByDefault(this, name, { namespace: namespaces.named(namespace) });
    }
  }
}
