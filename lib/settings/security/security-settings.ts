/** Which traffic between the mesh's pods must be mutual TLS (`mtls.mode` of PeerAuthentication), for the whole mesh. */
export interface PeerAuthenticationSettings {
  /** @default 'STRICT' */
  readonly mode?: 'STRICT' | 'PERMISSIVE';
  /** Where another mode holds. @default - nowhere */
  readonly exceptions?: readonly PeerAuthenticationExceptionSettings[];
}

/** Pods of the mesh that clients reach without mutual TLS, past `denyByDefault` and NetworkPolicies too. */
export interface PeerAuthenticationExceptionSettings {
  /** A namespace of the mesh. */
  readonly namespace: string;
  /** Labels of the pods. @default - every pod of the namespace */
  readonly matchLabels?: Readonly<Record<string, string>>;
  /** Ports of those pods, which `matchLabels` must choose. @default - every port */
  readonly ports?: readonly number[];
  /** @default 'PERMISSIVE' */
  readonly mode?: 'PERMISSIVE' | 'DISABLE';
}

/** Pods of another namespace that may call an application. */
export interface CallerSettings {
  /** A namespace of the mesh. */
  readonly namespace: string;
  /** Accounts that those pods run as. @default - any of the namespace */
  readonly serviceAccounts?: readonly string[];
}
