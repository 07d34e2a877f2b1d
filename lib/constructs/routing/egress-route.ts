import { Construct } from 'constructs';
import {
  DestinationRule,
  DestinationRuleSpecSubsetsTrafficPolicyPortLevelSettingsTlsMode,
  Gateway,
  type GatewaySpecServers,
  GatewaySpecServersTlsMode,
  VirtualService,
  type VirtualServiceSpecHttp,
  type VirtualServiceSpecTls,
} from '../../../imports/networking.istio.io';
import { readableOf } from '../../platform/external-protocols';
import type { EgressGateway } from '../gateways/egress-gateway';
import type { ExternalPort, ExternalService } from './external-service';

/** What is led out, and by which gateway. */
export interface EgressRouteProps {
  readonly gateway: EgressGateway;
  readonly service: ExternalService;
}

/**
 * The way out through a gateway: from the pods that call to the gateway, and from there to the host. HTTP reaches the
 * gateway in the mesh's own mutual TLS; TLS that applications speak is passed on unread, by the server name it asks for.
 *
 * Source of the pattern: "Egress Gateways" and "Egress Gateways with TLS Origination" of Istio's tasks.
 */
export class EgressRoute extends Construct {
  private readonly gateway: EgressGateway;
  private readonly service: ExternalService;
  /** Of each kind one port at most: at the gateway, its kind and the host are all that tells calls apart. */
  private readonly http: ExternalPort | undefined;
  private readonly tls: ExternalPort | undefined;

  constructor(scope: Construct, id: string, { gateway, service }: EgressRouteProps) {
    super(scope, id);
    this.gateway = gateway;
    this.service = service;
    this.http = service.ports.find(({ protocol }) => readableOf(protocol) === 'http');
    this.tls = service.ports.find(({ protocol }) => readableOf(protocol) === 'tls');
    const entrance = this.placeEntrance();
    if (this.http) this.placeMutualTls(this.gateway.ports.http2.port);
    for (const host of service.hosts) this.placeRoutes(host, `${gateway.namespace.name}/${entrance.name}`);
  }

  private placeEntrance(): Gateway {
    const { ports, namespace, selector } = this.gateway;
    const hosts = [...this.service.hosts];
    const mutual: GatewaySpecServers = {
      port: { number: ports.http2.port, name: 'https', protocol: 'HTTPS' },
      hosts,
      tls: { mode: GatewaySpecServersTlsMode.ISTIO_UNDERSCORE_MUTUAL },
    };
    const passthrough: GatewaySpecServers = {
      port: { number: ports.https.port, name: 'tls', protocol: 'TLS' },
      hosts,
      tls: { mode: GatewaySpecServersTlsMode.PASSTHROUGH },
    };
    return new Gateway(this, 'Gateway', {
      metadata: { name: this.service.name, namespace: namespace.name },
      spec: {
        selector: { ...selector },
        servers: [...(this.http ? [mutual] : []), ...(this.tls ? [passthrough] : [])],
      },
    });
  }

  /** Injected gateways are sent plain text unless a rule says otherwise; the server name is one that the entrance has. */
  private placeMutualTls(port: number): void {
    const mode = DestinationRuleSpecSubsetsTrafficPolicyPortLevelSettingsTlsMode.ISTIO_UNDERSCORE_MUTUAL;
    new DestinationRule(this, 'DestinationRule', {
      metadata: { name: this.service.name, namespace: this.gateway.namespace.name },
      spec: {
        host: this.gateway.host,
        subsets: [
          {
            name: this.service.name,
            trafficPolicy: {
              portLevelSettings: [{ port: { number: port }, tls: { mode, sni: this.service.hosts[0] } }],
            },
          },
        ],
      },
    });
  }

  private placeRoutes(host: string, entrance: string): void {
    new VirtualService(this, host, {
      metadata: { name: host, namespace: this.service.namespace.name },
      spec: {
        exportTo: [...this.service.exportTo],
        hosts: [host],
        gateways: ['mesh', entrance],
        http: this.http && this.httpRoutes(host, entrance, this.http.number),
        tls: this.tls && this.tlsRoutes(host, entrance, this.tls.number),
      },
    });
  }

  private httpRoutes(host: string, entrance: string, number: number): VirtualServiceSpecHttp[] {
    const { gateway, service } = this;
    const out = { host: gateway.host, subset: service.name, port: { number: gateway.ports.http2.port } };
    return [
      { match: [{ gateways: ['mesh'], port: number }], route: [{ destination: out }] },
      { match: [{ gateways: [entrance] }], route: [{ destination: { host, port: { number } } }] },
    ];
  }

  private tlsRoutes(host: string, entrance: string, number: number): VirtualServiceSpecTls[] {
    const out = { host: this.gateway.host, port: { number: this.gateway.ports.https.port } };
    return [
      { match: [{ gateways: ['mesh'], port: number, sniHosts: [host] }], route: [{ destination: out }] },
      { match: [{ gateways: [entrance], sniHosts: [host] }], route: [{ destination: { host, port: { number } } }] },
    ];
  }
}
