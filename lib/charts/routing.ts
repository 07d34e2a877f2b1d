import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Cluster } from '../settings/resolve';
import type { CertificatesChart } from './certificates';
import type { GatewaysChart } from './gateways';

/** What clients outside can reach, and how they get there. */
export class RoutingChart extends Chart {
  constructor(scope: Construct, cluster: Cluster, gateways: GatewaysChart, certificates: CertificatesChart) {
    super(scope, '60-routing');
    for (const plane of cluster.controlPlanes) {
      for (const { name, namespace, expose } of plane.applications) {
        if (!expose) continue;
        gateways.named(plane.name, expose.gateway).expose(this, `${plane.name}.${name}`, {
          ...expose,
          name,
          namespace,
          certificate: certificates.tryOfHost(expose.host),
        });
      }
    }
  }
}
