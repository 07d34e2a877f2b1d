import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ControlPlane } from '../constructs/control-plane/control-plane';
import { EastWestGateway } from '../constructs/gateways/east-west-gateway';
import { EgressGateway } from '../constructs/gateways/egress-gateway';
import { GatewayNetworkPolicy, type GatewayNetworkPolicyProps } from '../constructs/gateways/gateway-network-policy';
import { IngressGateway } from '../constructs/gateways/ingress-gateway';
import { KubernetesGateway } from '../constructs/gateways/kubernetes-gateway';
import { Waypoint } from '../constructs/gateways/waypoint';
import type { ExposingGateway } from '../constructs/routing/exposure';
import { waypointsOf } from '../settings/ambient/resolve-ambient';
import type { ControlPlane as PlaneSettings } from '../settings/control-planes/resolve-control-planes';
import type { MultiCluster } from '../settings/multi-cluster/resolve-multi-cluster';
import type { Cluster } from '../settings/resolve';
import type { ControlPlaneChart } from './control-plane';
import type { NamespacesChart } from './namespaces';

/** The gateways, each in its own namespace, and the waypoints of namespaces in ambient mode. */
export class GatewaysChart extends Chart {
  private readonly gateways = new Map<string, ExposingGateway>();
  private readonly egressGateways = new Map<string, EgressGateway>();

  constructor(scope: Construct, cluster: Cluster, namespaces: NamespacesChart, controlPlanes: ControlPlaneChart) {
    super(scope, '30-gateways');
    for (const plane of cluster.controlPlanes) {
      const controlPlane = controlPlanes.named(plane.name);
      if (plane.multiCluster) {
        openToClients(this.placeEastWestGateway(plane.multiCluster, controlPlane, namespaces), plane);
      }
      for (const waypoint of waypointsOf(plane)) {
        const namespace = namespaces.named(waypoint.namespace);
        new Waypoint(this, `waypoint-${waypoint.namespace}`, { ...waypoint, namespace, controlPlane });
      }
      for (const settings of plane.gateways) {
        const namespace = namespaces.named(settings.namespace);
        const id = idOf(plane.name, settings.name);
        const { gatewayClassName, ...props } = { ...settings, namespace, controlPlane };
        const gateway = gatewayClassName
          ? new KubernetesGateway(this, id, { ...props, gatewayClassName })
          : new IngressGateway(this, id, props);
        openToClients(gateway, plane);
        this.gateways.set(id, gateway);
      }
      for (const settings of plane.egressGateways) {
        const namespace = namespaces.named(settings.namespace);
        const id = idOf(plane.name, settings.name);
        this.egressGateways.set(id, new EgressGateway(this, id, { ...settings, namespace, controlPlane }));
      }
    }
  }

  private placeEastWestGateway(
    { eastWestGateway, network, hasRemotes }: MultiCluster,
    controlPlane: ControlPlane,
    namespaces: NamespacesChart,
  ): EastWestGateway {
    return new EastWestGateway(this, `${controlPlane.name}.east-west`, {
      ...eastWestGateway,
      namespace: namespaces.named(eastWestGateway.namespace),
      controlPlane,
      network,
      servesRemotes: hasRemotes,
    });
  }

  /** The gateway of that name in a control plane's mesh. @throws where the settings have none */
  named(controlPlane: string, name: string): ExposingGateway {
    const gateway = this.gateways.get(idOf(controlPlane, name));
    if (!gateway) throw new Error(`${this.node.path}: no gateway "${name}" of control plane "${controlPlane}"`);
    return gateway;
  }

  /** The egress gateway of that name in a control plane's mesh. @throws where the settings have none */
  egressNamed(controlPlane: string, name: string): EgressGateway {
    const gateway = this.egressGateways.get(idOf(controlPlane, name));
    if (!gateway) throw new Error(`${this.node.path}: no egress gateway "${name}" of control plane "${controlPlane}"`);
    return gateway;
  }
}

/** Beside narrower NetworkPolicies, one that lets everybody in would undo them. */
function openToClients(gateway: GatewayNetworkPolicyProps & Construct, { networkPolicies }: PlaneSettings): void {
  if (networkPolicies !== 'rendered') new GatewayNetworkPolicy(gateway, 'NetworkPolicy', gateway);
}

/** No two pairs share an id, since no name holds a dot. */
function idOf(controlPlane: string, name: string): string {
  return `${controlPlane}.${name}`;
}
