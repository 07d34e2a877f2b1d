import * as kplus from 'cdk8s-plus-30';
import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { gatewayLabel } from '../platform/naming';
import type { ControlPlane } from './control-plane';
import { Exposure, type ExposureProps } from './exposure';
import { type Autoscaling, GatewayWorkload } from './gateway-workload';
import type { MeshNamespace } from './mesh-namespace';

/** A gateway: its name, its place and how it is scaled. */
export interface IngressGatewayProps {
  /** Names Service and Deployment; without its `istio-` it is the value of their label `istio`. */
  readonly name: string;
  readonly namespace: MeshNamespace;
  readonly controlPlane: ControlPlane;
  /** Pods, where no `autoscaling` decides. @default 1 */
  readonly replicas?: number;
  /** A HorizontalPodAutoscaler. @default - none */
  readonly autoscaling?: Autoscaling;
  /** A PodDisruptionBudget. @default - none */
  readonly podDisruptionBudget?: { readonly minAvailable: number };
}

/** Lets traffic into the mesh by an Envoy that the control plane injects; OpenShift's router stands in front. */
export class IngressGateway extends Construct {
  /** Ports of the gateway's Service; a Route names one of them. The pods bind unprivileged ones, as restricted-v2 demands. */
  readonly ports = {
    http2: { name: 'http2', port: 80, targetPort: 8080 },
    https: { name: 'https', port: 443, targetPort: 8443 },
  } as const;
  readonly name: string;
  readonly namespace: MeshNamespace;
  /** What selects the gateway's pods: in the Service, in NetworkPolicies and in Istio's Gateway resources. */
  readonly selector: { readonly istio: string };

  constructor(scope: Construct, id: string, props: IngressGatewayProps) {
    super(scope, id);
    this.name = props.name;
    this.namespace = props.namespace;
    this.selector = { istio: gatewayLabel(props.name) };
    props.controlPlane.discover(props.namespace);
    this.placeService();
    this.placeRightToReadCertificates();
    this.placeNetworkPolicy();
    new GatewayWorkload(this, 'Workload', { ...props, namespace: props.namespace.name, selector: this.selector });
  }

  /** Serves a host over HTTPS: an Istio Gateway, a VirtualService and a Route that belong together. */
  expose(scope: Construct, id: string, props: Omit<ExposureProps, 'gateway'>): Exposure {
    return new Exposure(scope, id, { ...props, gateway: this });
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

  /** The proxy fetches certificates by its own account (SDS), so that account must be allowed to read Secrets here. */
  private placeRightToReadCertificates(): void {
    const { name: account, namespace } = this;
    const metadata = { name: `${account}-sds`, namespace: namespace.name };
    new k8s.KubeServiceAccount(this, 'ServiceAccount', { metadata: { name: account, namespace: namespace.name } });
    const role = new kplus.Role(this, 'Role', { metadata });
    role.allow(['get', 'watch', 'list'], kplus.ApiResource.SECRETS);
    new k8s.KubeRoleBinding(this, 'RoleBinding', {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: role.kind, name: role.name },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace: namespace.name }],
    });
  }

  /** Clusters that deny by default would otherwise keep the router out. */
  private placeNetworkPolicy(): void {
    // The walk-through that this mesh follows calls that of its one gateway so; the name is contract.
    const name = this.name === 'istio-ingressgateway' ? 'gatewayingress' : `${this.name}-ingress`;
    new kplus.NetworkPolicy(this, 'NetworkPolicy', {
      metadata: { name, namespace: this.namespace.name },
      selector: kplus.Pods.select(this, 'Pods', { labels: { ...this.selector } }),
      ingress: { default: kplus.NetworkPolicyTrafficDefault.ALLOW },
    });
  }
}
