import type { PathMatch } from '../../constructs/routing/exposure';
import { bookinfoFront } from '../../platform/bookinfo';
import { resolveWaypoint, type Waypoint } from '../ambient/resolve-ambient';
import type { ControlPlaneSettings } from '../control-planes/control-plane-settings';
import type { InfrastructureTopology } from '../gateways/resolve-gateways';
import type { ApplicationSettings, CertificateSettings, ExposeSettings } from './application-settings';

/** An application, and what exposes it with its defaults. */
export interface Application extends Omit<ApplicationSettings, 'expose' | 'waypoint'> {
  readonly expose?: Expose;
  readonly waypoint?: Waypoint;
  readonly dataplaneMode: 'sidecar' | 'ambient';
}

/** What is served at a host, with its defaults. */
export interface Expose extends Required<Omit<ExposeSettings, 'certificate' | 'service'>> {
  readonly service: Required<NonNullable<ExposeSettings['service']>>;
  /** None where the router ends TLS and shows its own. */
  readonly certificate?: Certificate;
}

/** The certificate of a host with its defaults. */
export type Certificate = Required<Pick<CertificateSettings, 'commonName' | 'duration'>> &
  Pick<CertificateSettings, 'subject'> & {
    readonly privateKey: { readonly algorithm: 'RSA' | 'ECDSA'; readonly size: number };
  };

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

function resolveCertificate(application: string, settings: CertificateSettings = {}): Certificate {
  const algorithm = settings.privateKey?.algorithm ?? 'RSA';
  return {
    commonName: settings.commonName ?? `${application}-https-cn`,
    ...(settings.subject && { subject: settings.subject }),
    duration: settings.duration ?? '8760h',
    privateKey: { algorithm, size: settings.privateKey?.size ?? (algorithm === 'RSA' ? 2048 : 256) },
  };
}
