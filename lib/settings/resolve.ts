import { defaultOpenShift } from '../platform/openshift';
import { asOf, newestOssmRelease, type OssmRelease, ossmReleases, releasesOn, tryOssmRelease } from '../platform/ossm';
import { tryZTunnel, type ZTunnel } from './ambient/resolve-ambient';
import type { DestinationSettings } from './argo-cd/argo-cd-settings';
import type { ClusterSettings } from './cluster-settings';
import type { CniSettings } from './control-planes/cni-settings';
import { type ControlPlane, oldestVersion, resolveControlPlane } from './control-planes/resolve-control-planes';
import { defined } from './defined';
import { type InfrastructureTopology, resolveTopology } from './infrastructure-topology';
import { type Mirror, resolveMirror } from './mirror/resolve-mirror';
import { type Operators, resolveOperators } from './operators/resolve-operators';

/** Settings with every default filled in: what the charts are built from. */
export interface Cluster {
  readonly name: string;
  readonly appsDomain: string;
  readonly openshift: string;
  readonly release: string;
  /**
   * The facts of `release`, as of the operator that it starts with; those of the newest where the name is no release, which
   * `judge` reports.
   */
  readonly ossm: OssmRelease;
  /** Where Argo CD applies it, as the settings say. @default - the cluster that Argo CD runs in */
  readonly destination?: DestinationSettings;
  readonly operators: Operators;
  /** Packages that the settings speak of and no part of the mesh needs, which `judge` reports. */
  readonly idleOperators: readonly string[];
  readonly mirror?: Mirror;
  readonly infrastructureTopology: InfrastructureTopology;
  readonly userWorkloadMonitoring: boolean;
  readonly cni: Cni;
  /** Only where a control plane is in ambient mode. */
  readonly ztunnel?: ZTunnel;
  /** Whether the settings speak of a node proxy all the same, which `judge` reports. */
  readonly hasIdleZTunnel: boolean;
  readonly controlPlanes: readonly ControlPlane[];
  readonly extend?: ClusterSettings['extend'];
}

/** The CNI plugin with its defaults. */
export interface Cni {
  readonly namespace: string;
  readonly version: string;
  readonly values?: CniSettings['values'];
}

/** Fills in every default. It judges nothing: a faulty value passes through, for `judge` to name. */
export function resolve(settings: ClusterSettings): Cluster {
  const release = settings.release ?? releasesOn(settings.openshift ?? defaultOpenShift).at(-1) ?? newestOssmRelease;
  const ossm = resolveOssm(settings, release);
  const controlPlanes = (settings.controlPlanes ?? [{}]).map((plane) => resolveControlPlane(plane, settings, ossm));
  const ztunnel = tryZTunnel(settings, controlPlanes, release);
  const openshift = settings.openshift ?? ossm.maximumOpenShift ?? defaultOpenShift;
  const mirror = settings.mirror && resolveMirror(settings.mirror, openshift);
  const operators = resolveOperators({ ...settings, mirror }, controlPlanes, ossm);
  return {
    name: settings.name,
    appsDomain: settings.appsDomain,
    openshift,
    release,
    ossm,
    ...(settings.destination && { destination: settings.destination }),
    operators,
    idleOperators: Object.keys(defined(settings.operators ?? {})).filter((name) => !(name in operators)),
    ...(mirror && { mirror }),
    infrastructureTopology: resolveTopology(settings),
    userWorkloadMonitoring: settings.userWorkloadMonitoring ?? false,
    cni: resolveCni(settings.cni, oldestVersion(controlPlanes, ossm)),
    ...(ztunnel && { ztunnel }),
    hasIdleZTunnel: settings.ztunnel !== undefined && !ztunnel,
    controlPlanes,
    ...(settings.extend && { extend: settings.extend }),
  };
}

/** An operator stays as it starts where upgrades wait for an approval. */
function resolveOssm({ operators }: ClusterSettings, release: string): OssmRelease {
  const { installPlanApproval, startingCSV } = operators?.servicemeshoperator3 ?? {};
  const ossm: OssmRelease = tryOssmRelease(release) ?? ossmReleases[newestOssmRelease];
  return installPlanApproval === 'Manual' ? asOf(ossm, startingCSV) : ossm;
}

function resolveCni({ namespace, version, values }: CniSettings = {}, oldest: string): Cni {
  return { namespace: namespace ?? 'istio-cni', version: version ?? oldest, values };
}
