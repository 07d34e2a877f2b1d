import { defaultOpenShift } from '../platform/openshift';
import { newestOssmRelease, type OssmRelease, ossmReleases, tryOssmRelease } from '../platform/ossm';
import type { ZTunnelSettings } from './ambient/ambient-settings';
import type { ClusterSettings, CniSettings } from './cluster-settings';
import { type ControlPlane, oldestVersion, resolveControlPlane } from './control-planes/resolve-control-planes';
import { type InfrastructureTopology, resolveTopology } from './gateways/resolve-gateways';
import type { MirrorSettings } from './mirror/mirror-settings';
import { type Operators, resolveOperators } from './operators/resolve-operators';

/** Settings with every default filled in: what the charts are built from. */
export interface Cluster {
  readonly name: string;
  readonly appsDomain: string;
  readonly openshift: string;
  readonly release: string;
  /** The facts of `release`; those of the newest where the name is no release, which `judge` reports. */
  readonly ossm: OssmRelease;
  readonly operators: Operators;
  readonly mirror?: MirrorSettings;
  readonly infrastructureTopology: InfrastructureTopology;
  readonly userWorkloadMonitoring: boolean;
  readonly cni: Cni;
  /** Only where a control plane is in ambient mode, or an application is. */
  readonly ztunnel?: ZTunnel;
  readonly controlPlanes: readonly ControlPlane[];
  readonly extend: NonNullable<ClusterSettings['extend']>;
}

/** The CNI plugin with its defaults. */
export type Cni = CniSettings & { readonly namespace: string; readonly version: string };

/** The node proxy of ambient mode with its defaults. */
export type ZTunnel = ZTunnelSettings & { readonly namespace: string; readonly version: string };

/** Fills in every default. It judges nothing: a faulty value passes through, for `judge` to name. */
export function resolve(settings: ClusterSettings): Cluster {
  const release = settings.release ?? newestOssmRelease;
  const ossm: OssmRelease = tryOssmRelease(release) ?? ossmReleases[newestOssmRelease];
  const controlPlanes = (settings.controlPlanes ?? [{}]).map((plane) => resolveControlPlane(plane, settings, ossm));
  const ztunnel = tryZTunnel(settings, controlPlanes);
  return {
    name: settings.name,
    appsDomain: settings.appsDomain,
    openshift: settings.openshift ?? ossm.maximumOpenShift ?? defaultOpenShift,
    release,
    ossm,
    operators: resolveOperators(settings, controlPlanes),
    ...(settings.mirror && { mirror: settings.mirror }),
    infrastructureTopology: resolveTopology(settings),
    userWorkloadMonitoring: settings.userWorkloadMonitoring ?? false,
    cni: {
      ...settings.cni,
      namespace: settings.cni?.namespace ?? 'istio-cni',
      version: settings.cni?.version ?? oldestVersion(controlPlanes, ossm),
    },
    ...(ztunnel && { ztunnel }),
    controlPlanes,
    extend: settings.extend ?? (() => undefined),
  };
}

function tryZTunnel({ ztunnel }: ClusterSettings, planes: readonly ControlPlane[]): ZTunnel | undefined {
  const plane = planes.find(
    ({ dataplaneMode, applications }) =>
      dataplaneMode === 'ambient' || applications.some((application) => application.dataplaneMode === 'ambient'),
  );
  if (!plane) return undefined;
  return { ...ztunnel, namespace: ztunnel?.namespace ?? 'ztunnel', version: ztunnel?.version ?? plane.version };
}
