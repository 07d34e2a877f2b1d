import type { PathMatch } from '../constructs/exposure';
import { bookinfoFront } from '../platform/bookinfo';
import { defaultOpenShift } from '../platform/openshift';
import { defaultCatalog, type OperatorPackage } from '../platform/operators';
import { newestOssmRelease, type OssmRelease, ossmReleases, positionOf, tryOssmRelease } from '../platform/ossm';
import type {
  ApplicationSettings,
  CertificateSettings,
  ClusterSettings,
  CniSettings,
  ControlPlaneSettings,
  ExposeSettings,
  IngressGatewaySettings,
  OperatorSettings,
  UpdateStrategySettings,
} from './cluster-settings';

/** Settings with every default filled in: what the charts are built from. */
export interface Cluster {
  readonly name: string;
  readonly appsDomain: string;
  readonly openshift: string;
  readonly release: string;
  /** The facts of `release`; those of the newest where the name is no release, which `judge` reports. */
  readonly ossm: OssmRelease;
  readonly operators: Readonly<Record<OperatorPackage, Operator>>;
  readonly cni: Cni;
  readonly controlPlanes: readonly ControlPlane[];
  readonly extend: NonNullable<ClusterSettings['extend']>;
}

/** A Subscription with its defaults. */
export type Operator = Required<Omit<OperatorSettings, 'startingCSV'>> & Pick<OperatorSettings, 'startingCSV'>;

/** The CNI plugin with its defaults. */
export type Cni = CniSettings & { readonly namespace: string; readonly version: string };

/** A control plane with its defaults. */
export interface ControlPlane extends ControlPlaneSettings {
  readonly name: string;
  readonly namespace: string;
  readonly version: string;
  readonly updateStrategy: Required<UpdateStrategySettings>;
  readonly namespaces: readonly string[];
  readonly gateways: readonly IngressGatewaySettings[];
  readonly applications: readonly Application[];
}

/** An application, and what exposes it with its defaults. */
export interface Application extends Omit<ApplicationSettings, 'expose'> {
  readonly expose?: Expose;
}

/** What is served at a host, with its defaults. */
export interface Expose extends Required<Omit<ExposeSettings, 'certificate'>> {
  readonly certificate: Certificate;
}

/** The certificate of a host with its defaults. */
export type Certificate = Required<Pick<CertificateSettings, 'commonName' | 'duration'>> &
  Pick<CertificateSettings, 'subject'> & {
    readonly privateKey: { readonly algorithm: 'RSA' | 'ECDSA'; readonly size: number };
  };

const everyPath: readonly PathMatch[] = [{ prefix: '/' }];

/** Fills in every default. It judges nothing: a faulty value passes through, for `judge` to name. */
export function resolve(settings: ClusterSettings): Cluster {
  const release = settings.release ?? newestOssmRelease;
  const ossm: OssmRelease = tryOssmRelease(release) ?? ossmReleases[newestOssmRelease];
  const controlPlanes = (settings.controlPlanes ?? [{}]).map((plane) => resolveControlPlane(plane, settings, ossm));
  return {
    name: settings.name,
    appsDomain: settings.appsDomain,
    openshift: settings.openshift ?? ossm.maximumOpenShift ?? defaultOpenShift,
    release,
    ossm,
    operators: {
      servicemeshoperator3: resolveOperator(settings.operators?.servicemeshoperator3),
      'openshift-cert-manager-operator': resolveOperator(settings.operators?.['openshift-cert-manager-operator']),
    },
    cni: {
      ...settings.cni,
      namespace: settings.cni?.namespace ?? 'istio-cni',
      version: cniVersion(settings, controlPlanes, ossm),
    },
    controlPlanes,
    extend: settings.extend ?? (() => undefined),
  };
}

function resolveOperator(settings: OperatorSettings = {}): Operator {
  return { installPlanApproval: 'Automatic', ...defaultCatalog, ...defined(settings) };
}

/** One CNI serves all control planes; it works with its own Istio version and the next, so the oldest one decides. */
function cniVersion({ cni }: ClusterSettings, planes: readonly ControlPlane[], ossm: OssmRelease): string {
  const versions = planes.map(({ version }) => version);
  const oldest = versions.sort((a, b) => positionOf(b, ossm) - positionOf(a, ossm))[0];
  return cni?.version ?? oldest ?? newest(ossm.installable);
}

function newest(installable: readonly string[]): string {
  return installable[0] ?? '';
}

function resolveControlPlane(plane: ControlPlaneSettings, settings: ClusterSettings, ossm: OssmRelease): ControlPlane {
  return {
    ...plane,
    name: plane.name ?? 'default',
    namespace: plane.namespace ?? 'istio-system',
    version: plane.version ?? newest(ossm.installable),
    updateStrategy: {
      type: 'InPlace',
      inactiveRevisionDeletionGracePeriodSeconds: 30,
      ...defined(plane.updateStrategy ?? {}),
    },
    namespaces: plane.namespaces ?? [],
    gateways: plane.gateways ?? [],
    applications: (plane.applications ?? []).map(({ expose, ...application }) => ({
      ...application,
      ...(expose && { expose: resolveExpose(expose, application, plane, settings.appsDomain) }),
    })),
  };
}

function resolveExpose(
  expose: ExposeSettings,
  application: ApplicationSettings,
  plane: ControlPlaneSettings,
  appsDomain: string,
): Expose {
  const front = application.sample === 'bookinfo' ? bookinfoFront : undefined;
  return {
    gateway: expose.gateway ?? (plane.gateways?.length === 1 ? (plane.gateways[0]?.name ?? '') : ''),
    host: expose.host ?? `${application.name}.${appsDomain}`,
    service: expose.service ?? front?.service ?? { name: '', port: 0 },
    paths: expose.paths ?? front?.paths ?? everyPath,
    certificate: resolveCertificate(application.name, expose.certificate),
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

/** Without the keys whose value is `undefined`, which would otherwise override a default when spread. */
function defined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Partial<T>;
}
