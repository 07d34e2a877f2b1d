import type { PathMatch, Termination } from '../../constructs/routing/exposure';
import type { JwtRule } from '../../constructs/security/required-tokens';
import type { WaypointSettings } from '../ambient/ambient-settings';
import type { CallerSettings } from '../security/security-settings';
import type { CertificateSettings } from './certificate-settings';

/** An application in the mesh; its namespace is enrolled. */
export interface ApplicationSettings {
  /** Names what exposes it, and its host: `<name>.<appsDomain>`. */
  readonly name: string;
  readonly namespace: string;
  /** Deploys Istio's BookInfo sample. @default - the workloads are deployed by other means */
  readonly sample?: 'bookinfo';
  /** Opens it to clients outside, over HTTPS. @default - it stays inside the mesh */
  readonly expose?: ExposeSettings;
  /** Name of one of the control plane's `revisionTags` that its namespace follows. @default - the first one */
  readonly revisionTag?: string;
  /** How its pods join the mesh, where that differs from the control plane's own; from release 3.4 on. @default - as the control plane says */
  readonly dataplaneMode?: 'sidecar' | 'ambient';
  /**
   * A waypoint for its namespace, which does in ambient mode what needs HTTP to be understood; calls from gateways pass it too.
   * Applications of one namespace share it.
   * @default - none
   */
  readonly waypoint?: WaypointSettings;
  /**
   * Who in the mesh may call it, where the control plane denies by default or renders NetworkPolicies. It is its namespace that
   * opens, so that applications of one namespace name the same.
   * @default - its own namespace
   */
  readonly callers?: readonly CallerSettings[];
}

/** What is served at a host. */
export interface ExposeSettings {
  /** Name of a gateway of the same control plane. @default - the only one */
  readonly gateway?: string;
  /** @default `<application>.<appsDomain>` */
  readonly host?: string;
  /** Service that answers. @default - the sample's front service; without a sample it is required */
  readonly service?: ExposedServiceSettings;
  /** What clients speak inside TLS. @default 'HTTP' */
  readonly protocol?: 'HTTP' | 'GRPC';
  /** Paths that are served. @default - the sample's; without a sample all */
  readonly paths?: readonly PathMatch[];
  /**
   * Where TLS ends on its way through the router (`tls.termination` of Route): at the gateway, at the router, or at both.
   * @default 'passthrough'
   */
  readonly termination?: Termination;
  /** @default - RSA 2048 for a year, with a common name made of the application's; the router's own where TLS ends there */
  readonly certificate?: CertificateSettings;
  /** Requests need a token of one of these issuers (`jwtRules` of RequestAuthentication). @default - none is asked for */
  readonly jwtRules?: readonly JwtRule[];
}

/** A Service of the mesh. */
export interface ExposedServiceSettings {
  readonly name: string;
  /** The Service's port, which need not be that of its pods. */
  readonly port: number;
  /** One of the same mesh. @default - the application's */
  readonly namespace?: string;
}
