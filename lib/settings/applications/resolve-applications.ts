import type { PathMatch } from '../../constructs/routing/exposure';
import { bookinfoFront } from '../../platform/bookinfo';
import { resolveWaypoint, type Waypoint } from '../ambient/resolve-ambient';
import type { ControlPlaneSettings } from '../control-planes/control-plane-settings';
import type { InfrastructureTopology } from '../infrastructure-topology';
import type { ApplicationSettings, ExposeSettings } from './application-settings';
import { type Certificate, resolveCertificate } from './resolve-certificate';

/** An application, and what exposes it with its defaults. */
export interface Application {
  readonly name: string;
  readonly namespace: string;
  readonly sample?: ApplicationSettings['sample'];
  readonly expose?: Expose;
  /** The first one of the control plane, where it chooses none. */
  readonly revisionTag?: string;
  readonly dataplaneMode: 'sidecar' | 'ambient';
  readonly waypoint?: Waypoint;
  /** Its own namespace alone, where none are given. */
  readonly callers?: ApplicationSettings['callers'];
}

/** What is served at a host, with its defaults. */
export interface Expose extends Required<Omit<ExposeSettings, 'certificate' | 'service'>> {
  readonly service: Required<NonNullable<ExposeSettings['service']>>;
  /** None where the router ends TLS and shows its own. */
  readonly certificate?: Certificate;
}

/** What serves every path. */
export const everyPath: readonly PathMatch[] = [{ prefix: '/' }];

export function resolveApplication(
  { expose, waypoint, ...application }: ApplicationSettings,
  plane: ControlPlaneSettings,
  appsDomain: string,
  topology: InfrastructureTopology,
): Application {
  return {
    ...application,
    dataplaneMode: application.dataplaneMode ?? plane.dataplaneMode ?? 'sidecar',
    ...(waypoint && { waypoint: resolveWaypoint(waypoint, topology) }),
    ...(expose && { expose: resolveExpose(expose, application, plane, appsDomain) }),
  };
}

function resolveExpose(
  expose: ExposeSettings,
  application: Omit<ApplicationSettings, 'expose'>,
  plane: ControlPlaneSettings,
  appsDomain: string,
): Expose {
  const front = application.sample === 'bookinfo' ? bookinfoFront : undefined;
  const service = expose.service ?? front?.service ?? { name: '', port: 0 };
  const { termination = 'passthrough' } = expose;
  const hasCertificate = termination === 'passthrough' || expose.certificate !== undefined;
  return {
    gateway: expose.gateway ?? onlyGateway(plane),
    host: expose.host ?? `${application.name}.${appsDomain}`,
    service: { ...service, namespace: expose.service?.namespace ?? application.namespace },
    protocol: expose.protocol ?? 'HTTP',
    paths: expose.paths ?? (expose.protocol === 'GRPC' ? undefined : front?.paths) ?? everyPath,
    termination,
    ...(hasCertificate && { certificate: resolveCertificate(application.name, expose.certificate) }),
    jwtRules: expose.jwtRules ?? [],
  };
}

function onlyGateway({ gateways: [first, ...others] = [] }: ControlPlaneSettings): string {
  return first && others.length === 0 ? first.name : '';
}
