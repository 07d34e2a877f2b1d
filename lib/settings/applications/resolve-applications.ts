import type { PathMatch } from '../../constructs/exposure';
import { bookinfoFront } from '../../platform/bookinfo';
import type { ControlPlaneSettings } from '../control-planes/control-plane-settings';
import type { ApplicationSettings, CertificateSettings, ExposeSettings } from './application-settings';

/** An application, and what exposes it with its defaults. */
export interface Application extends Omit<ApplicationSettings, 'expose'> {
  readonly expose?: Expose;
  readonly dataplaneMode: 'sidecar' | 'ambient';
}

/** What is served at a host, with its defaults. */
export interface Expose extends Required<Omit<ExposeSettings, 'certificate' | 'service'>> {
  readonly service: Required<NonNullable<ExposeSettings['service']>>;
  readonly certificate: Certificate;
  /** Whether the settings ask for a certificate; without one, a router that ends TLS shows its own. */
  readonly hasOwnCertificate: boolean;
}

/** The certificate of a host with its defaults. */
export type Certificate = Required<Pick<CertificateSettings, 'commonName' | 'duration'>> &
  Pick<CertificateSettings, 'subject'> & {
    readonly privateKey: { readonly algorithm: 'RSA' | 'ECDSA'; readonly size: number };
  };

const everyPath: readonly PathMatch[] = [{ prefix: '/' }];

export function resolveApplication(
  { expose, ...application }: ApplicationSettings,
  plane: ControlPlaneSettings,
  appsDomain: string,
): Application {
  return {
    ...application,
    dataplaneMode: application.dataplaneMode ?? plane.dataplaneMode ?? 'sidecar',
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
  return {
    gateway: expose.gateway ?? (plane.gateways?.length === 1 ? (plane.gateways[0]?.name ?? '') : ''),
    host: expose.host ?? `${application.name}.${appsDomain}`,
    service: { ...service, namespace: expose.service?.namespace ?? application.namespace },
    protocol: expose.protocol ?? 'HTTP',
    paths: expose.paths ?? front?.paths ?? everyPath,
    termination: expose.termination ?? 'passthrough',
    certificate: resolveCertificate(application.name, expose.certificate),
    hasOwnCertificate: expose.certificate !== undefined,
    jwtRules: expose.jwtRules ?? [],
  };
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
