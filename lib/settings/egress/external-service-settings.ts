/** Hosts outside that the mesh may call (a ServiceEntry), which a mesh of mode `REGISTRY_ONLY` must be told. */
export interface ExternalServiceSettings {
  /** Names the ServiceEntry. */
  readonly name: string;
  readonly hosts: readonly string[];
  /** @default - 443, over which applications speak TLS themselves */
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
  /** @default 'TLS' */
  readonly protocol?: 'HTTP' | 'HTTP2' | 'GRPC' | 'TLS' | 'HTTPS' | 'TCP' | 'MONGO';
}

/** TLS that the mesh starts for its applications, who call port 80. */
export interface TlsOriginationSettings {
  /** Port of the hosts that is called. @default 443 */
  readonly port?: number;
  /** `MUTUAL` shows a certificate of the mesh's to the host. @default 'SIMPLE' */
  readonly mode?: 'SIMPLE' | 'MUTUAL';
  /**
   * Secret with the authority of the hosts, and for `MUTUAL` key and certificate to show, beside the pods that call; it is
   * never written here.
   * @default - the authorities that the proxy's system trusts
   */
  readonly credentialName?: string;
}
