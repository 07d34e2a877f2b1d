import type { Construct } from 'constructs';
import type { ShownCertificate } from '../certificates/serving-certificate';
import type { MeshNamespace } from '../control-plane/mesh-namespace';

/** A Service of the mesh that can be exposed, deployed by Rigging or by other means. */
export interface MeshService {
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
}

/** A path to serve, by one of the two: `exact` is that path alone, `prefix` whatever begins with it. */
export interface PathMatch {
  readonly exact?: string;
  readonly prefix?: string;
}

/** Where TLS ends on its way through the router (`tls.termination` of Route). */
export type Termination = 'passthrough' | 'edge' | 'reencrypt';

/** Which service answers at which host. */
export interface ExposureProps {
  /** Names what exposes it. */
  readonly name: string;
  /** Namespace of the application; what leads from the gateway to the service stands there, in the hands of its team. */
  readonly namespace: string;
  readonly host: string;
  /** What clients speak inside TLS. */
  readonly protocol: 'HTTP' | 'GRPC';
  readonly termination: Termination;
  /** Shown by the gateway with `passthrough`, else by the router. @default - the router shows its own */
  readonly certificate?: ShownCertificate;
  /** Service that answers. */
  readonly service: MeshService;
  readonly paths: readonly PathMatch[];
}

/** A gateway that serves hosts, whichever API it is written in. */
export interface ExposingGateway {
  /** Where its pods run, and so where its certificates and Routes stand. */
  readonly namespace: MeshNamespace;
  /** Serves a host: everything between the client and the service, in the given scope. */
  expose(scope: Construct, id: string, props: ExposureProps): void;
}

/** Where TLS ended at the router, a gateway tells services that the client spoke plain HTTP, unless it is told otherwise. */
export const edgeRequestHeaders = { 'x-forwarded-proto': 'https' } as const;
