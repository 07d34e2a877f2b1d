import type { Read } from '../../manifest/kinds';
import type { Manifest } from '../../manifest/manifest';
import type { Labels } from '../../manifest/view';

/** An object by what names it. */
export type Named = Pick<Manifest, 'kind' | 'metadata'>;

/** A gateway as requests meet it: a Service, the pods behind it, and what they serve. */
export interface Entrance {
  readonly service: GatewayService;
  readonly workload: GatewayPods;
  /** Whether clients reach the Service past the router. */
  readonly isLoadBalancer: boolean;
  readonly bindings: readonly Binding[];
}

/** A gateway's Service, rendered or made by istiod. */
export interface GatewayService extends Named {
  readonly ports: readonly { readonly name?: string; readonly port?: number; readonly targetPort?: number | string }[];
}

/** A gateway's Deployment. */
export interface GatewayPods extends Named {
  /** Whether istiod makes it, as it does for a Gateway of the Kubernetes Gateway API. */
  readonly isGenerated: boolean;
  /** Labels of its pods. */
  readonly podLabels: Labels;
  /** Revision or tag that its proxies ask for; none where nothing says so. */
  readonly revision?: string;
}

/** A rule that a gateway applies to what arrives at one of its listeners. */
export interface Binding {
  readonly gateway: Named;
  readonly listener: Listener;
  readonly rule: Rule;
}

/** Hosts that a gateway listens for, on one port. */
export interface Listener {
  readonly hosts: readonly string[];
  readonly isTls: boolean;
  /** Secret of the certificate that it shows. */
  readonly certificate?: ObjectName;
}

/** Where requests go: a VirtualService, an HTTPRoute or a GRPCRoute. */
export interface Rule {
  readonly on: RuleObject;
  readonly hosts: readonly string[];
  readonly destinations: readonly Destination[];
  /** A path that is served, to try it with. */
  readonly firstPath: string;
}

export type RuleObject =
  | Read<'networking.istio.io/VirtualService'>
  | Read<'gateway.networking.k8s.io/HTTPRoute'>
  | Read<'gateway.networking.k8s.io/GRPCRoute'>;

/** A Service that answers, and its port where the rule names one. */
export interface Destination extends ObjectName {
  readonly port?: number;
}

export interface ObjectName {
  readonly namespace: string;
  readonly name: string;
}
