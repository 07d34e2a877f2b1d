import { Construct } from 'constructs';
import {
  DestinationRule,
  type DestinationRuleSpecTrafficPolicyTlsMode,
  ServiceEntry,
  ServiceEntrySpecLocation,
  ServiceEntrySpecResolution,
} from '../../../imports/networking.istio.io';
import type { ExternalProtocol } from '../../platform/external-protocols';
import type { MeshNamespace } from '../control-plane/mesh-namespace';
import type { EgressGateway } from '../gateways/egress-gateway';

/** A port that applications call. */
export interface ExternalPort {
  readonly number: number;
  readonly protocol: ExternalProtocol;
}

/** TLS that the mesh starts for its applications. */
export interface TlsOrigination {
  /** Port of the hosts that is called. */
  readonly port: number;
  readonly mode: 'SIMPLE' | 'MUTUAL';
  /** Secret beside the pods of the egress gateway. @default - the authorities that the proxy's system trusts */
  readonly credentialName?: string;
}

/** Hosts outside, who may call them, and how. */
export interface ExternalServiceProps {
  /** Names the ServiceEntry. */
  readonly name: string;
  /** The control plane's: what stands there counts in the whole mesh. */
  readonly namespace: MeshNamespace;
  /** All of them are names, or one at least is a wildcard, of which nobody could look up the address. */
  readonly hosts: readonly string[];
  readonly ports: readonly ExternalPort[];
  /** @default - applications speak what the host does */
  readonly tls?: TlsOrigination;
  /** Gateway through which calls leave. @default - each pod calls by itself */
  readonly gateway?: EgressGateway;
  /** Namespaces that may call. @default - all */
  readonly callers?: readonly MeshNamespace[];
}

/** Hosts outside that the mesh may call, with TLS that it starts for its applications where they speak plain HTTP. */
export class ExternalService extends Construct {
  readonly name: string;
  readonly namespace: MeshNamespace;
  readonly hosts: readonly string[];
  readonly ports: readonly ExternalPort[];
  /** Namespaces that see it, as Istio writes them: the callers', and the gateway's, which calls for them. */
  readonly exportTo: readonly string[];

  constructor(scope: Construct, id: string, props: ExternalServiceProps) {
    super(scope, id);
    this.name = props.name;
    this.namespace = props.namespace;
    this.hosts = props.hosts;
    this.ports = props.ports;
    const seeing = [...(props.callers ?? []), ...(props.gateway ? [props.gateway.namespace] : [])];
    this.exportTo = props.callers ? [...new Set(seeing.map(({ name }) => name))] : ['*'];
    this.placeServiceEntry(props.tls);
    if (props.tls) this.placeTls(props.tls);
    props.gateway?.lead(this, 'Egress', this);
  }

  private placeServiceEntry(tls: TlsOrigination | undefined): void {
    const hasWildcard = this.hosts.some((host) => host.startsWith('*'));
    new ServiceEntry(this, 'ServiceEntry', {
      metadata: { name: this.name, namespace: this.namespace.name },
      spec: {
        exportTo: [...this.exportTo],
        hosts: [...this.hosts],
        location: ServiceEntrySpecLocation.MESH_UNDERSCORE_EXTERNAL,
        resolution: hasWildcard ? ServiceEntrySpecResolution.NONE : ServiceEntrySpecResolution.DNS,
        ports: this.ports.map(({ number, protocol }) => ({
          name: `${protocol.toLowerCase()}-${number}`,
          number,
          protocol,
          targetPort: tls?.port,
        })),
      },
    });
  }

  /** A rule for each host: the server is asked for by its name, and must show a certificate for it. */
  private placeTls({ mode, credentialName }: TlsOrigination): void {
    for (const host of this.hosts) {
      new DestinationRule(this, `tls-${host}`, {
        metadata: { name: host, namespace: this.namespace.name },
        spec: {
          exportTo: [...this.exportTo],
          host,
          trafficPolicy: {
            tls: {
              // The enum's values are upstream's own words.
              mode: mode as DestinationRuleSpecTrafficPolicyTlsMode,
              sni: host,
              subjectAltNames: [host],
              ...(credentialName === undefined ? { caCertificates: 'system' } : { credentialName }),
            },
          },
        },
      });
    }
  }
}
