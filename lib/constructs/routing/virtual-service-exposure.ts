import { Construct } from 'constructs';
import { Gateway, GatewaySpecServersTlsMode, VirtualService } from '../../../imports/networking.istio.io';
import { hostGatewayName } from '../../platform/naming';
import type { IngressGateway } from '../gateways/ingress-gateway';
import { type ExposureProps, edgeRequestHeaders } from './exposure';

/** A host that a gateway by injection serves. */
export interface VirtualServiceExposureProps extends ExposureProps {
  readonly gateway: IngressGateway;
}

/** A host in Istio's own API: a server of a Gateway, and the VirtualService that is bound to it. */
export class VirtualServiceExposure extends Construct {
  constructor(scope: Construct, id: string, props: VirtualServiceExposureProps) {
    super(scope, id);
    const { name, namespace, host, paths, service, termination } = props;
    new VirtualService(this, 'VirtualService', {
      metadata: { name, namespace },
      spec: {
        hosts: [host],
        gateways: [this.boundGateway(props)],
        http: [
          {
            match: paths.map((path) => ({ uri: path })),
            ...(termination === 'edge' && { headers: { request: { set: { ...edgeRequestHeaders } } } }),
            route: [{ destination: { host: hostOf(props), port: { number: service.port } } }],
          },
        ],
      },
    });
  }

  /** The Gateway as the VirtualService names it: that of the host, or the one for all hosts that are encrypted again. */
  private boundGateway(props: VirtualServiceExposureProps): string {
    if (props.termination !== 'reencrypt') return this.placeGateway(props).name;
    const { name, namespace } = props.gateway.reencryptServer.metadata;
    return `${namespace}/${name}`;
  }

  private placeGateway({ gateway, name, namespace, host, termination, certificate }: VirtualServiceExposureProps) {
    const { http2, https } = gateway.ports;
    const server =
      termination === 'edge'
        ? { port: { number: http2.port, name: http2.name, protocol: 'HTTP' } }
        : {
            port: { number: https.port, name: https.name, protocol: 'HTTPS' },
            tls: { mode: GatewaySpecServersTlsMode.SIMPLE, credentialName: certificate?.secretName },
          };
    return new Gateway(this, 'Gateway', {
      metadata: { name: hostGatewayName(name), namespace },
      spec: { selector: { ...gateway.selector }, servers: [{ ...server, hosts: [host] }] },
    });
  }
}

/** A Service of the VirtualService's own namespace by its name alone, any other in full. */
function hostOf({ namespace, service }: ExposureProps): string {
  return service.namespace === namespace ? service.name : `${service.name}.${service.namespace}.svc.cluster.local`;
}
