import { defaultOpenShift } from '../platform/openshift';
import { newestOssmRelease, type OssmRelease, ossmReleases, tryOssmRelease } from '../platform/ossm';
import { tryZTunnel, type ZTunnel } from './ambient/resolve-ambient';
import type { ClusterSettings, CniSettings } from './cluster-settings';
import { type ControlPlane, oldestVersion, resolveControlPlane } from './control-planes/resolve-control-planes';
import { type InfrastructureTopology, resolveTopology } from './gateways/resolve-gateways';
import { type Mirror, resolveMirror } from './mirror/resolve-mirror';
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
  readonly mirror?: Mirror;
  readonly infrastructureTopology: InfrastructureTopology;
  readonly userWorkloadMonitoring: boolean;
  readonly cni: Cni;
  /** Only where a control plane is in ambient mode. */
  readonly ztunnel?: ZTunnel;
  readonly controlPlanes: readonly ControlPlane[];
  readonly extend: NonNullable<ClusterSettings['extend']>;
}

/** The CNI plugin with its defaults. */
export type Cni = CniSettings & { readonly namespace: string; readonly version: string };

/** Fills in every default. It judges nothing: a faulty value passes through, for `judge` to name. */
export function resolve(settings: ClusterSettings): Cluster {
  const release = settings.release ?? newestOssmRelease;
  const ossm: OssmRelease = tryOssmRelease(release) ?? ossmReleases[newestOssmRelease];
  const controlPlanes = (settings.controlPlanes ?? [{}]).map((plane) => resolveControlPlane(plane, settings, ossm));
  const ztunnel = tryZTunnel(settings, controlPlanes, release);
  const openshift = settings.openshift ?? ossm.maximumOpenShift ?? defaultOpenShift;
  const mirror = settings.mirror && resolveMirror(settings.mirror, openshift);
  return {
    name: settings.name,
    appsDomain: settings.appsDomain,
    openshift,
    release,
    ossm,
    operators: resolveOperators({ ...settings, mirror }, controlPlanes),
    ...(mirror && { mirror }),
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
