import type { ExternalProtocol } from '../../platform/external-protocols';

/** Hosts outside that the mesh may call (a ServiceEntry), which a mesh of mode `REGISTRY_ONLY` must be told. */
export interface ExternalServiceSettings {
  /** Names the ServiceEntry. */
  readonly name: string;
  /** Names, or wildcards such as `*.acme.org`, of which applications look up the addresses themselves. */
  readonly hosts: readonly string[];
  /** Ports that applications call. @default - 443, over which they speak TLS themselves; with `tls` 80, over plain HTTP */
  readonly ports?: readonly ExternalPortSettings[];
  /** Lets applications speak plain HTTP, and the mesh TLS for them. @default - applications speak what the host does */
  readonly tls?: TlsOriginationSettings;
  /** Name of an egress gateway of the same control plane, through which the calls leave. @default - each pod calls by itself */
  readonly egressGateway?: string;
  /** Namespaces of the mesh that may call them. @default - all */
  readonly namespaces?: readonly string[];
}

/** A port of the hosts. */
export interface ExternalPortSettings {
  readonly number: number;
  /** @default 'TLS'; with `tls` 'HTTP' */
  readonly protocol?: ExternalProtocol;
}

/** TLS that the mesh starts for its applications, who speak plain HTTP. */
export interface TlsOriginationSettings {
  /** Port of the hosts that is called. @default 443 */
  readonly port?: number;
  /** `MUTUAL` shows a certificate of the mesh's to the host. @default 'SIMPLE' */
  readonly mode?: 'SIMPLE' | 'MUTUAL';
  /**
   * Secret with the authority of the hosts, and for `MUTUAL` key and certificate to show, in the egress gateway's namespace;
   * it is never written here. Pods that call by themselves read no such Secret.
   * @default - the authorities that the proxy's system trusts
   */
  readonly credentialName?: string;
}
