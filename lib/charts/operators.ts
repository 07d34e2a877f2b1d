import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Operator } from '../constructs/operator';
import { type OperatorFacts, type OperatorPackage, operators } from '../platform/operators';
import type { Cluster } from '../settings/resolve';

/** The operators that bring the mesh's APIs to the cluster. */
export class OperatorsChart extends Chart {
  constructor(scope: Construct, cluster: Cluster) {
    super(scope, '00-operators');
    for (const [name, settings] of Object.entries(cluster.operators)) {
      const operator: OperatorFacts = operators[name as OperatorPackage];
      new Operator(this, name, { operator, channel: operator.channel ?? cluster.ossm.channel, ...settings });
    }
  }
}
