import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Operator } from '../constructs/operator';
import type { Cluster } from '../settings/resolve';

/** The operators that bring the mesh's APIs to the cluster. */
export class OperatorsChart extends Chart {
  constructor(scope: Construct, { operators }: Cluster) {
    super(scope, '00-operators');
    for (const [name, operator] of Object.entries(operators)) new Operator(this, name, operator);
  }
}
