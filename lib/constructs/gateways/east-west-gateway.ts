import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { Gateway, GatewaySpecServersTlsMode, VirtualService } from '../../../imports/networking.istio.io';
import {
  eastWestPort,
  eastWestPorts,
  networkLabel,
  networkViewVariable,
  remotePorts,
} from '../../platform/multi-cluster';
import { gatewayPodLabels, nameOfPart } from '../../platform/naming';
import type { ControlPlane } from '../control-plane/control-plane';
import type { MeshNamespace } from '../control-plane/mesh-namespace';
import { type GatewayPods, GatewayWorkload } from './gateway-workload';

/** A gateway between clusters: its name, its place and how it is scaled. */
export interface EastWestGatewayProps extends GatewayPods {
  /** Names Service and Deployment; without its `istio-` it is the value of their label `istio`. */
  readonly name: string;
  readonly namespace: MeshNamespace;
  readonly controlPlane: ControlPlane;
  /** The network that it leads into. */
  readonly network: string;
  /** Annotations of its Service, by which clouds shape a load balancer. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Lets remote clusters ask the control plane behind it for configuration and injection. */
  readonly servesRemotes: boolean;
}

/**
 * Lets what comes from other clusters of the mesh into its network. A load balancer stands in front: OpenShift's router
 * knows hosts of Routes alone, and here each Service has a server name of its own.
 */
export class EastWestGateway extends Construct {
  readonly name: string;
  readonly namespace: MeshNamespace;
  /** What selects the gateway's pods. */
  readonly selector: { readonly istio: string };

  constructor(scope: Construct, id: string, props: EastWestGatewayProps) {
    super(scope, id);
    const { name, namespace, controlPlane, network, servesRemotes } = props;
    this.name = name;
    this.namespace = namespace;
    this.selector = gatewayPodLabels(name);
    controlPlane.discover(namespace);
    this.placeService(props);
    // It passes TLS on as it is, so its account needs no right to read certificates.
    new k8s.KubeServiceAccount(this, 'ServiceAccount', { metadata: { name, namespace: namespace.name } });
    new GatewayWorkload(this, 'Workload', {
      ...props,
      namespace: namespace.name,
      selector: this.selector,
      podLabels: { [networkLabel]: network },
      env: { [networkViewVariable]: network },
    });
    // What istiod reads stands in its own cluster: it opens the gateways of remote clusters too.
    if (!controlPlane.isRemote) this.exposeServices();
    if (servesRemotes) this.exposeControlPlane(controlPlane);
  }

  /** Opens every Service of the mesh to the other clusters, by the server name that their proxies write. */
  private exposeServices(): void {
    new Gateway(this, 'CrossNetworkGateway', {
      metadata: { name: 'cross-network-gateway', namespace: this.namespace.name },
      spec: {
        selector: { ...this.selector },
        servers: [
          {
            port: { number: eastWestPort, name: 'tls', protocol: 'TLS' },
            tls: { mode: GatewaySpecServersTlsMode.AUTO_UNDERSCORE_PASSTHROUGH },
            hosts: ['*.local'],
          },
        ],
      },
    });
  }

  /** Opens the control plane to remote clusters, which know it by the name of its Service. */
  private exposeControlPlane({ revision, namespace }: ControlPlane): void {
    const service = `${nameOfPart('istiod', revision)}.${namespace.name}.svc`;
    const hosts = [service, `${service}.cluster.local`];
    const gateway = new Gateway(this, 'IstiodGateway', {
      metadata: { name: 'istiod-gateway', namespace: this.namespace.name },
      spec: {
        selector: { ...this.selector },
        servers: remotePorts.map(({ name, port }) => ({
          port: { number: port, name, protocol: 'TLS' },
          tls: { mode: GatewaySpecServersTlsMode.PASSTHROUGH },
          hosts,
        })),
      },
    });
    new VirtualService(this, 'IstiodVirtualService', {
      metadata: { name: 'istiod-vs', namespace: this.namespace.name },
      spec: {
        hosts,
        gateways: [gateway.name],
        tls: remotePorts.map(({ port, servicePort }) => ({
          match: [{ port, sniHosts: hosts }],
          route: [{ destination: { host: `${service}.cluster.local`, port: { number: servicePort } } }],
        })),
      },
    });
  }

  private placeService({ network, annotations, servesRemotes }: EastWestGatewayProps): void {
    new k8s.KubeService(this, 'Service', {
      metadata: {
        name: this.name,
        namespace: this.namespace.name,
        labels: { ...this.selector, [networkLabel]: network },
        annotations,
      },
      spec: {
        type: 'LoadBalancer',
        selector: this.selector,
        ports: eastWestPorts(servesRemotes).map(({ name, port }) => ({
          name,
          port,
          targetPort: k8s.IntOrString.fromNumber(port),
        })),
      },
    });
  }
}
