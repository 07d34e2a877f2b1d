import { Construct } from 'constructs';
import { Gateway } from '../../../imports/gateway.networking.k8s.io';
import { generatedGatewayLabel } from '../../platform/gateway-api';
import { hbonePort } from '../../platform/proxy';
import type { ControlPlane } from '../control-plane/control-plane';
import type { MeshNamespace } from '../control-plane/mesh-namespace';
import { GatewayParameters } from './gateway-parameters';
import { type GatewayPods, isSeveral } from './gateway-workload';

/** A waypoint: its name, its place, and the traffic that it takes. */
export interface WaypointProps extends GatewayPods {
  /** Names the Gateway, and the Deployment, Service and ServiceAccount that istiod makes of it. */
  readonly name: string;
  readonly namespace: MeshNamespace;
  readonly controlPlane: ControlPlane;
  /** Traffic to what it takes (label `istio.io/waypoint-for`). */
  readonly for: 'service' | 'workload' | 'all';
}

/** The proxy of a namespace in ambient mode that understands HTTP; istiod deploys its pods. */
export class Waypoint extends Construct {
  constructor(scope: Construct, id: string, props: WaypointProps) {
    super(scope, id);
    const { name, namespace, controlPlane } = props;
    const labels = { 'istio.io/waypoint-for': props.for };
    new Gateway(this, 'Resource', {
      metadata: { name, namespace: namespace.name, labels: { ...labels, ...controlPlane.revisionLabels } },
      spec: {
        gatewayClassName: 'istio-waypoint',
        infrastructure: {
          // Were they absent, istiod would copy the Gateway's own, by which Argo CD takes an object for one of its own.
          labels,
          ...(isSeveral(props) && { parametersRef: this.placeParameters(props) }),
        },
        listeners: [{ name: 'mesh', port: hbonePort, protocol: 'HBONE' }],
      },
    });
    namespace.addLabels({ 'istio.io/use-waypoint': name });
    // Gateways otherwise call pods past the waypoint, and past its policies.
    if (props.for !== 'workload') namespace.addLabels({ 'istio.io/ingress-use-waypoint': 'true' });
  }

  private placeParameters(props: WaypointProps) {
    const { name } = new GatewayParameters(this, 'Parameters', {
      ...props,
      name: `${props.name}-parameters`,
      namespace: props.namespace.name,
      selector: { [generatedGatewayLabel]: props.name },
    });
    return { group: '', kind: 'ConfigMap', name };
  }
}
