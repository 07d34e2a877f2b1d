import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { IngressGateway } from '../constructs/ingress-gateway';
import type { Cluster } from '../settings/resolve';
import type { ControlPlaneChart } from './control-plane';
import type { NamespacesChart } from './namespaces';

/** The gateways, each in its own namespace, injected by its control plane. */
export class GatewaysChart extends Chart {
  private readonly gateways = new Map<string, IngressGateway>();

  constructor(scope: Construct, cluster: Cluster, namespaces: NamespacesChart, controlPlanes: ControlPlaneChart) {
    super(scope, '30-gateways');
    for (const plane of cluster.controlPlanes) {
      const controlPlane = controlPlanes.named(plane.name);
      for (const settings of plane.gateways) {
        const namespace = namespaces.named(settings.namespace);
        const id = idOf(plane.name, settings.name);
        this.gateways.set(id, new IngressGateway(this, id, { ...settings, namespace, controlPlane }));
      }
    }
  }

  /** The gateway of that name in a control plane's mesh. @throws where the settings have none */
  named(controlPlane: string, name: string): IngressGateway {
    const gateway = this.gateways.get(idOf(controlPlane, name));
    if (!gateway) throw new Error(`${this.node.path}: no gateway "${name}" of control plane "${controlPlane}"`);
    return gateway;
  }
}

/** No two pairs share an id, since no name holds a dot. */
function idOf(controlPlane: string, name: string): string {
  return `${controlPlane}.${name}`;
}
