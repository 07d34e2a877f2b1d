import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ExternalService } from '../constructs/routing/external-service';
import type { Cluster } from '../settings/resolve';
import type { GatewaysChart } from './gateways';
import type { NamespacesChart } from './namespaces';

/** What the mesh can reach outside, and how it gets there. */
export class EgressChart extends Chart {
  constructor(scope: Construct, cluster: Cluster, namespaces: NamespacesChart, gateways: GatewaysChart) {
    super(scope, '65-egress');
    for (const plane of cluster.controlPlanes) {
      for (const service of plane.externalServices) {
        const { egressGateway } = service;
        new ExternalService(this, `${plane.name}.${service.name}`, {
          ...service,
          namespace: namespaces.named(plane.namespace),
          ...(egressGateway !== undefined && { gateway: gateways.egressNamed(plane.name, egressGateway) }),
          callers: service.namespaces?.map((name) => namespaces.named(name)),
        });
      }
    }
  }
}
