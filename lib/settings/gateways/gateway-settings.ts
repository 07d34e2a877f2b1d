import type { GatewayPods } from '../../constructs/gateways/gateway-workload';

/** The pods of a gateway: how many there are, and what each may use. */
export interface GatewayPodSettings {
  /** Pods, where no `autoscaling` decides. @default - 2; 1 on a cluster of one node, and of a Gateway on Istio 1.24, which cannot be told */
  readonly replicas?: number;
  /** A HorizontalPodAutoscaler. @default - none */
  readonly autoscaling?: GatewayPods['autoscaling'];
  /** A PodDisruptionBudget. @default - one pod stays, where there are several and other nodes for them */
  readonly podDisruptionBudget?: GatewayPods['podDisruptionBudget'];
  /** `resources` of the proxy's container; what is given is all there is. @default - 100m and 128Mi, at most 2 and 1Gi */
  readonly resources?: GatewayPods['resources'];
  /** Labels of the nodes that pods may run on, e.g. of infrastructure nodes. @default - any node */
  readonly nodeSelector?: GatewayPods['nodeSelector'];
  /** Taints of nodes that pods may run on all the same. @default - none */
  readonly tolerations?: GatewayPods['tolerations'];
}

/** A gateway that lets traffic in, behind OpenShift's router or a load balancer of its own. */
export interface IngressGatewaySettings extends GatewayPodSettings {
  /** Names Service and Deployment; without its `istio-` it is the value of their label `istio`. */
  readonly name: string;
  /** Namespace of its own: neither a control plane's nor an application's. */
  readonly namespace: string;
  /**
   * Makes it a Gateway of the Kubernetes Gateway API, whose pods istiod deploys; hosts are then served by HTTPRoutes.
   * @default - a gateway by injection; hosts are served by VirtualServices
   */
  readonly gatewayClassName?: 'istio';
  /** How the world reaches it. @default - through OpenShift's router, by Routes */
  readonly service?: GatewayServiceSettings;
}

/** The gateway's Service. */
export interface GatewayServiceSettings {
  /** With `LoadBalancer` clients reach the gateway past the router: there are no Routes, and DNS is yours. @default 'ClusterIP' */
  readonly type?: 'ClusterIP' | 'LoadBalancer';
  /** Annotations, by which clouds shape a load balancer. @default - none */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A gateway that lets traffic out, by injection: what leaves the mesh does so from its pods. */
export interface EgressGatewaySettings extends GatewayPodSettings {
  /** Names Service and Deployment; without its `istio-` it is the value of their label `istio`. */
  readonly name: string;
  /** Namespace of its own: neither a control plane's nor an application's. */
  readonly namespace: string;
}
