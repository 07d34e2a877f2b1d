import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { gatewayPodPorts } from '../../platform/gateway-api';
import { gatewayPodLabels } from '../../platform/naming';
import type { ControlPlane } from '../control-plane/control-plane';
import type { MeshNamespace } from '../control-plane/mesh-namespace';
import { EgressRoute } from '../routing/egress-route';
import type { ExternalService } from '../routing/external-service';
import { GatewayAccount } from './gateway-account';
import { type GatewayPods, GatewayWorkload } from './gateway-workload';

/** A gateway: its name, its place and its pods. */
export interface EgressGatewayProps extends GatewayPods {
  /** Names Service and Deployment; without its `istio-` it is the value of their label `istio`. */
  readonly name: string;
  readonly namespace: MeshNamespace;
  readonly controlPlane: ControlPlane;
}

/** Lets traffic out of the mesh by an Envoy that the control plane injects: what leaves comes from its pods alone. */
export class EgressGateway extends Construct {
  /** Ports of the gateway's Service. The pods bind unprivileged ones, as restricted-v2 demands. */
  readonly ports = {
    http2: { name: 'http2', port: 80, targetPort: gatewayPodPorts.injected.http },
    https: { name: 'https', port: 443, targetPort: gatewayPodPorts.injected.https },
  } as const;
  readonly name: string;
  readonly namespace: MeshNamespace;
  /** What selects the gateway's pods: in the Service, in NetworkPolicies and in Istio's Gateway resources. */
  readonly selector: { readonly istio: string };

  constructor(scope: Construct, id: string, props: EgressGatewayProps) {
    super(scope, id);
    this.name = props.name;
    this.namespace = props.namespace;
    this.selector = gatewayPodLabels(props.name);
    props.controlPlane.discover(props.namespace);
    this.placeService();
    new GatewayAccount(this, 'Account', props);
    new GatewayWorkload(this, 'Workload', { ...props, namespace: props.namespace.name, selector: this.selector });
  }

  /** Host of the gateway's Service, by which the mesh finds it from any namespace. */
  get host(): string {
    return `${this.name}.${this.namespace.name}.svc.cluster.local`;
  }

  /** Leads what the mesh calls of an external service through this gateway. */
  lead(scope: Construct, id: string, service: ExternalService): void {
    new EgressRoute(scope, id, { gateway: this, service });
  }

  private placeService(): void {
    new k8s.KubeService(this, 'Service', {
      metadata: { name: this.name, namespace: this.namespace.name, labels: this.selector },
      spec: {
        type: 'ClusterIP',
        selector: this.selector,
        ports: Object.values(this.ports).map(({ name, port, targetPort }) => ({
          name,
          port,
          targetPort: k8s.IntOrString.fromNumber(targetPort),
        })),
      },
    });
  }
}
