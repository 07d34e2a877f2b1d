import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { Gateway, GatewaySpecServersTlsMode } from '../../../imports/networking.istio.io';
import { gatewayPodPorts } from '../../platform/gateway-api';
import { gatewayPodLabels, reencryptGatewayName } from '../../platform/naming';
import { servingCertificateAnnotation } from '../../platform/service-ca';
import type { ControlPlane } from '../control-plane/control-plane';
import type { MeshNamespace } from '../control-plane/mesh-namespace';
import type { ExposingGateway, ExposureProps } from '../routing/exposure';
import { HostRoute } from '../routing/host-route';
import { VirtualServiceExposure } from '../routing/virtual-service-exposure';
import { GatewayAccount } from './gateway-account';
import { type GatewayPods, GatewayWorkload } from './gateway-workload';

/** A gateway's Service. */
export interface GatewayServiceProps {
  /** With `LoadBalancer`, clients reach the gateway past the router. */
  readonly type: 'ClusterIP' | 'LoadBalancer';
  /** @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A gateway: its name, its place and how it is scaled. */
export interface IngressGatewayProps extends GatewayPods {
  /** Names Service and Deployment; without its `istio-` it is the value of their label `istio`. */
  readonly name: string;
  readonly namespace: MeshNamespace;
  readonly controlPlane: ControlPlane;
  readonly service: GatewayServiceProps;
}

/** Lets traffic into the mesh by an Envoy that the control plane injects, behind OpenShift's router or a load balancer. */
export class IngressGateway extends Construct implements ExposingGateway {
  /** Ports of the gateway's Service; a Route names one of them. The pods bind unprivileged ones, as restricted-v2 demands. */
  readonly ports = {
    http2: { name: 'http2', port: 80, targetPort: gatewayPodPorts.injected.http },
    https: { name: 'https', port: 443, targetPort: gatewayPodPorts.injected.https },
  } as const;
  readonly name: string;
  readonly namespace: MeshNamespace;
  /** What selects the gateway's pods: in the Service, in NetworkPolicies and in Istio's Gateway resources. */
  readonly selector: { readonly istio: string };
  private readonly service: k8s.KubeService;
  private readonly isBehindRouter: boolean;
  private reencrypting?: Gateway;

  constructor(scope: Construct, id: string, props: IngressGatewayProps) {
    super(scope, id);
    const { name, namespace } = props;
    this.name = name;
    this.namespace = namespace;
    this.selector = gatewayPodLabels(name);
    this.isBehindRouter = props.service.type === 'ClusterIP';
    props.controlPlane.discover(namespace);
    this.service = this.placeService(props.service);
    new GatewayAccount(this, 'Account', props);
    new GatewayWorkload(this, 'Workload', { ...props, namespace: namespace.name, selector: this.selector });
  }

  /** Serves a host over HTTPS: an Istio Gateway, a VirtualService and, behind the router, a Route that belong together. */
  expose(scope: Construct, id: string, props: ExposureProps): void {
    const exposure = new VirtualServiceExposure(scope, id, { ...props, gateway: this });
    if (!this.isBehindRouter) return;
    new HostRoute(exposure, 'Route', {
      ...props,
      name: `${props.name}-gateway-https`,
      namespace: this.namespace.name,
      service: this.name,
      targetPort: (props.termination === 'edge' ? this.ports.http2 : this.ports.https).name,
    });
  }

  /**
   * The Istio Gateway for what the router encrypts again. Its handshake names no host, so one server answers for all, with
   * a certificate of the Service that the router trusts by itself; VirtualServices tell the hosts apart.
   */
  get reencryptServer(): Gateway {
    this.reencrypting ??= this.placeReencryptServer();
    return this.reencrypting;
  }

  private placeService({ type, annotations }: GatewayServiceProps): k8s.KubeService {
    return new k8s.KubeService(this, 'Service', {
      metadata: { name: this.name, namespace: this.namespace.name, labels: this.selector, annotations },
      spec: {
        type,
        selector: this.selector,
        ports: Object.values(this.ports).map(({ name, port, targetPort }) => ({
          name,
          port,
          targetPort: k8s.IntOrString.fromNumber(targetPort),
        })),
      },
    });
  }

  private placeReencryptServer(): Gateway {
    const { port: number, name } = this.ports.https;
    const credentialName = `${this.name}-serving-cert`;
    this.service.metadata.addAnnotation(servingCertificateAnnotation, credentialName);
    return new Gateway(this, 'ReencryptServer', {
      metadata: { name: reencryptGatewayName(this.name), namespace: this.namespace.name },
      spec: {
        selector: this.selector,
        servers: [
          {
            port: { number, name, protocol: 'HTTPS' },
            hosts: ['*'],
            tls: { mode: GatewaySpecServersTlsMode.SIMPLE, credentialName },
          },
        ],
      },
    });
  }
}
