import { Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Gateway } from '../../../imports/gateway.networking.k8s.io';
import { generatedName, serviceTypeAnnotation } from '../../platform/gateway-api';
import { gatewayPodLabels } from '../../platform/naming';
import { servingCertificateAnnotation } from '../../platform/service-ca';
import type { ControlPlane } from '../control-plane/control-plane';
import type { MeshNamespace } from '../control-plane/mesh-namespace';
import type { ExposingGateway, ExposureProps } from '../routing/exposure';
import { GatewayRouteExposure } from '../routing/gateway-route-exposure';
import { HostRoute } from '../routing/host-route';
import { listenerNameOf, listenersOf, portOf } from './gateway-listeners';
import { GatewayParameters } from './gateway-parameters';
import type { GatewayPods } from './gateway-workload';
import type { GatewayServiceProps } from './ingress-gateway';

/** A gateway: its name, its place, and how it is scaled where that is not left to istiod. */
export interface KubernetesGatewayProps extends GatewayPods {
  readonly name: string;
  readonly namespace: MeshNamespace;
  readonly controlPlane: ControlPlane;
  readonly gatewayClassName: string;
  readonly service: GatewayServiceProps;
}

/**
 * Lets traffic into the mesh by a Gateway of the Kubernetes Gateway API, whose pods and Service istiod makes, behind
 * OpenShift's router or a load balancer.
 */
export class KubernetesGateway extends Construct implements ExposingGateway {
  readonly name: string;
  readonly namespace: MeshNamespace;
  /** Name of the Service, Deployment and ServiceAccount that istiod makes. */
  readonly generatedName: string;
  /** What selects the gateway's pods: the label that pods of a gateway by injection have, too. */
  readonly selector: { readonly istio: string };
  private readonly exposed: ExposureProps[] = [];
  private readonly parameters?: GatewayParameters;
  private gateway?: Gateway;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: KubernetesGatewayProps,
  ) {
    super(scope, id);
    const { name, namespace, controlPlane, gatewayClassName } = props;
    this.name = name;
    this.namespace = namespace;
    this.generatedName = generatedName(name, gatewayClassName);
    this.selector = gatewayPodLabels(name);
    controlPlane.discover(namespace);
    if (saysPods(props)) {
      const parameters = { ...props, name: `${name}-parameters`, namespace: namespace.name, selector: this.selector };
      this.parameters = new GatewayParameters(this, 'Parameters', parameters);
    }
  }

  /** Serves a host over HTTPS: a listener of the Gateway, a route and, behind the router, a Route that belong together. */
  expose(scope: Construct, id: string, props: ExposureProps): void {
    this.exposed.push(props);
    // With its listeners, the Gateway waits for certificates; it stands with what it serves, after those.
    this.gateway ??= this.placeGateway(Chart.of(scope));
    const listener = { gateway: this, name: listenerNameOf(props) };
    const exposure = new GatewayRouteExposure(scope, id, { ...props, listener });
    if (this.props.service.type === 'LoadBalancer') return;
    new HostRoute(exposure, 'Route', {
      ...props,
      name: `${props.name}-gateway-https`,
      namespace: this.namespace.name,
      service: this.generatedName,
      // By number: the Service's port is named after the first listener on it, which another host may become.
      targetPort: portOf(props),
    });
  }

  private placeGateway(scope: Construct): Gateway {
    const { controlPlane, gatewayClassName, service } = this.props;
    return new Gateway(scope, `${this.node.id}.gateway`, {
      metadata: {
        name: this.name,
        namespace: this.namespace.name,
        labels: { ...controlPlane.revisionLabels },
        annotations: { [serviceTypeAnnotation]: service.type },
      },
      spec: {
        gatewayClassName,
        infrastructure: {
          // Were they absent, istiod would copy the Gateway's own, by which Argo CD takes an object for one of its own.
          labels: { ...this.selector },
          annotations: Lazy.any({ produce: () => this.handedOnAnnotations() }),
          ...(this.parameters && { parametersRef: { group: '', kind: 'ConfigMap', name: this.parameters.name } }),
        },
        listeners: Lazy.any({ produce: () => listenersOf(this.exposed, this.servingSecretName) }),
      },
    });
  }

  /** Annotations of all that istiod makes: those of the Service, and the one by which it gets a certificate of its name. */
  private handedOnAnnotations(): Readonly<Record<string, string>> {
    const isReencrypted = this.exposed.some(({ termination }) => termination === 'reencrypt');
    return {
      ...this.props.service.annotations,
      ...(isReencrypted && { [servingCertificateAnnotation]: this.servingSecretName }),
    };
  }

  private get servingSecretName(): string {
    return `${this.generatedName}-serving-cert`;
  }
}

function saysPods(pods: GatewayPods): boolean {
  const { replicas, autoscaling, podDisruptionBudget, resources, nodeSelector, tolerations } = pods;
  return [replicas, autoscaling, podDisruptionBudget, resources, nodeSelector, tolerations].some(
    (said) => said !== undefined,
  );
}
