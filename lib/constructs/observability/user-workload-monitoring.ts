import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { noDelete, noPrune, syncOptions } from '../../platform/argo-cd';
import { userWorkloadMonitoring } from '../../platform/monitoring';

/** Turns on the monitoring of what users run, in the one object of the cluster that configures all of its monitoring. */
export class UserWorkloadMonitoring extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { name, namespace, key, setting } = userWorkloadMonitoring;
    new k8s.KubeConfigMap(this, 'Resource', {
      // Whoever takes the mesh away must not take the cluster's monitoring along.
      metadata: { name, namespace, annotations: { [syncOptions]: `${noPrune},${noDelete}` } },
      data: { [key]: `${setting}\n` },
    });
  }
}
