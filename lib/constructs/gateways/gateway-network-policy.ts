import * as kplus from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import type { MeshNamespace } from '../control-plane/mesh-namespace';

/** Which pods it opens. */
export interface GatewayNetworkPolicyProps {
  /** Name of the gateway. */
  readonly name: string;
  readonly namespace: MeshNamespace;
  readonly selector: Readonly<Record<string, string>>;
}

/** Lets clients reach a gateway's pods: clusters that deny by default would otherwise keep the router out. */
export class GatewayNetworkPolicy extends Construct {
  constructor(scope: Construct, id: string, { name, namespace, selector }: GatewayNetworkPolicyProps) {
    super(scope, id);
    new kplus.NetworkPolicy(this, 'Resource', {
      metadata: {
        // The walk-through that the reference mesh follows calls that of its one gateway so; the name is contract.
        name: name === 'istio-ingressgateway' ? 'gatewayingress' : `${name}-ingress`,
        namespace: namespace.name,
      },
      selector: kplus.Pods.select(this, 'Pods', { labels: { ...selector } }),
      ingress: { default: kplus.NetworkPolicyTrafficDefault.ALLOW },
    });
  }
}
