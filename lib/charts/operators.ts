import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Operator } from '../constructs/operator';
import { certManagerChannel, operators } from '../platform/operators';
import type { Cluster } from '../settings/resolve';

/** The operators that bring the mesh's APIs to the cluster. */
export class OperatorsChart extends Chart {
  constructor(scope: Construct, cluster: Cluster) {
    super(scope, '00-operators');
    new Operator(this, 'servicemesh', {
      operator: operators.servicemeshoperator3,
      channel: cluster.ossm.channel,
      ...cluster.operators.servicemeshoperator3,
    });
    new Operator(this, 'cert-manager', {
      operator: operators['openshift-cert-manager-operator'],
      channel: certManagerChannel,
      ...cluster.operators['openshift-cert-manager-operator'],
    });
  }
}
