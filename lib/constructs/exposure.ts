import { Construct } from 'constructs';
import { Gateway, GatewaySpecServersTlsMode, VirtualService } from '../../imports/networking.istio.io';
import {
  Route,
  RouteSpecTlsTermination,
  RouteSpecToKind,
  RouteSpecWildcardPolicy,
} from '../../imports/route.openshift.io';
import type { IngressGateway } from './ingress-gateway';
import type { ServingCertificate } from './serving-certificate';

/** A Service of the mesh that can be exposed, deployed by Rigging or by other means. */
export interface MeshService {
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
}

/** A path to serve: one of the two. */
export interface PathMatch {
  readonly exact?: string;
  readonly prefix?: string;
}

/** Which service a gateway serves at which host. */
export interface ExposureProps {
  readonly gateway: IngressGateway;
  /** Names the VirtualService, and with suffixes Gateway and Route. */
  readonly name: string;
  readonly host: string;
  readonly certificate: ServingCertificate;
  /** Service that answers; Gateway and VirtualService stand in its namespace, in the hands of its team. */
  readonly service: MeshService;
  readonly paths: readonly PathMatch[];
}

/** A host served over HTTPS: the router passes TLS through to the gateway, which ends it and asks the service. */
export class Exposure extends Construct {
  constructor(scope: Construct, id: string, props: ExposureProps) {
    super(scope, id);
    const { gateway, name, host, certificate, service } = props;
    const { https } = gateway.ports;
    const virtualGateway = new Gateway(this, 'Gateway', {
      metadata: { name: `${name}-gateway`, namespace: service.namespace },
      spec: {
        selector: { ...gateway.selector },
        servers: [
          {
            port: { number: https.port, name: https.name, protocol: 'HTTPS' },
            hosts: [host],
            tls: { mode: GatewaySpecServersTlsMode.SIMPLE, credentialName: certificate.secretName },
          },
        ],
      },
    });
    new VirtualService(this, 'VirtualService', {
      metadata: { name, namespace: service.namespace },
      spec: {
        hosts: [host],
        gateways: [virtualGateway.name],
        http: [
          {
            match: props.paths.map((path) => ({ uri: path })),
            route: [{ destination: { host: service.name, port: { number: service.port } } }],
          },
        ],
      },
    });
    new Route(this, 'Route', {
      metadata: { name: `${virtualGateway.name}-https`, namespace: gateway.namespace.name },
      spec: {
        host,
        to: { kind: RouteSpecToKind.SERVICE, name: gateway.name, weight: 100 },
        port: { targetPort: https.name },
        tls: { termination: RouteSpecTlsTermination.PASSTHROUGH },
        wildcardPolicy: RouteSpecWildcardPolicy.NONE,
      },
    });
  }
}
