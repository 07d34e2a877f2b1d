import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Bookinfo } from '../constructs/bookinfo';
import { pulledFrom } from '../settings/mirror/images';
import type { Cluster } from '../settings/resolve';
import type { ControlPlaneChart } from './control-plane';
import type { NamespacesChart } from './namespaces';

/** The sample applications; other applications are deployed by their own teams. */
export class WorkloadsChart extends Chart {
  constructor(scope: Construct, cluster: Cluster, namespaces: NamespacesChart, controlPlanes: ControlPlaneChart) {
    super(scope, '50-workloads');
    for (const plane of cluster.controlPlanes) {
      for (const { name, namespace, sample, revisionTag } of plane.applications) {
        if (!sample) continue;
        new Bookinfo(this, `${plane.name}.${name}`, {
          namespace: namespaces.named(namespace),
          controlPlane: controlPlanes.named(plane.name),
          revisionTag,
          pulledFrom: (image) => pulledFrom(image, cluster.mirror),
        });
      }
    }
  }
}
