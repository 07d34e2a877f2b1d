import { ambientMode, firstAmbientMinor } from '../../platform/ambient';
import { isIstioSince, positionOf, servesControlPlane } from '../../platform/istio-versions';
import { isSince, ossmReleases, tryOssmRelease } from '../../platform/ossm';
import { judgeVersion } from '../control-planes/judge-version';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { judgeGatewayApi } from '../faults';
import type { Cluster } from '../resolve';
import { judgeWaypoints } from './judge-waypoints';
import { isAmbient, type ZTunnel } from './resolve-ambient';

type Mode = ControlPlane['dataplaneMode'];

/** What keeps a cluster from ambient mode, and what does not go with it. */
export function* judgeAmbient(cluster: Cluster): Iterable<Fault> {
  const { controlPlanes, ztunnel, hasIdleZTunnel } = cluster;
  yield* judgeSwitches(cluster);
  yield* judgeWaypoints(cluster);
  if (hasIdleZTunnel) {
    yield { at: 'ztunnel', say: "no pods are in ambient mode; remove it, or set a control plane's dataplaneMode" };
  }
  if (!ztunnel) return;
  const lacking = [...judgePlatform(cluster)];
  if (lacking.length > 0) {
    yield* lacking;
    return;
  }
  for (const [i, plane] of controlPlanes.entries()) {
    if (!isAmbient(plane)) continue;
    yield* judgeControlPlane(plane, cluster, `controlPlanes[${i}]`);
    yield* judgeWayOut(plane, `controlPlanes[${i}].values.meshConfig.outboundTrafficPolicy.mode`);
  }
  yield* judgeZTunnelVersion(ztunnel, cluster);
  yield* judgeMixture(cluster);
}

function* judgeSwitches({ controlPlanes, cni }: Cluster): Iterable<Fault> {
  for (const [i, { values }] of controlPlanes.entries()) {
    const at = `controlPlanes[${i}].values.pilot.env.PILOT_ENABLE_AMBIENT`;
    yield* judgeSwitch(values?.pilot?.env?.PILOT_ENABLE_AMBIENT, at);
  }
  yield* judgeSwitch(cni.values?.cni?.ambient?.enabled, 'cni.values.cni.ambient.enabled');
}

/** A Helm value that turns ambient mode on or off past the settings. */
function* judgeSwitch(value: unknown, at: string): Iterable<Fault> {
  if (value !== undefined && value !== null)
    yield { at, say: 'the dataplaneMode of control planes decides this; remove it' };
}

/** What the platform lacks for ambient mode; names that are no releases are judged elsewhere. */
function* judgePlatform({ release, openshift, controlPlanes }: Cluster): Iterable<Fault> {
  if (!tryOssmRelease(release)) return;
  if (!isSince(release, ambientMode.preview)) {
    const offering = Object.keys(ossmReleases).filter((name) => isSince(name, ambientMode.preview));
    const say = `release ${release} does not offer ambient mode; releases ${offering.join(', ')} do`;
    yield { at: firstAmbientMode(controlPlanes), say };
  } else yield* judgeGatewayApi(openshift, 'ambient mode needs it, so take a newer one', 'openshift');
}

/** The first setting that asks for ambient mode. */
function firstAmbientMode(planes: readonly ControlPlane[]): string {
  const i = planes.findIndex(isAmbient);
  const { dataplaneMode, applications = [] } = planes[i] ?? {};
  if (dataplaneMode === 'ambient') return `controlPlanes[${i}].dataplaneMode`;
  const j = applications.findIndex((application) => application.dataplaneMode === 'ambient');
  return `controlPlanes[${i}].applications[${j}].dataplaneMode`;
}

function* judgeControlPlane(
  { name, version, updateStrategy, revisionTags }: ControlPlane,
  { controlPlanes, ossm }: Cluster,
  at: string,
): Iterable<Fault> {
  const first = controlPlanes.find(isAmbient);
  if (first && first.name !== name) {
    const say = `control plane "${first.name}" is in ambient mode already, and a cluster has one node proxy; write "sidecar"`;
    yield { at: `${at}.dataplaneMode`, say };
  }
  if (!isForAmbient(version) && positionOf(version, ossm) >= 0) {
    const fitting = [...ossm.installable, ...ossm.aliases].filter(isForAmbient);
    yield { at: `${at}.version`, say: `${version} is too old for ambient mode; take one of ${fitting.join(', ')}` };
  }
  if (updateStrategy.type === 'RevisionBased') {
    const say = '"RevisionBased" does not go with ambient mode; write "InPlace"';
    yield { at: `${at}.updateStrategy.type`, say };
  }
  if (revisionTags.length > 0) {
    yield { at: `${at}.revisionTags`, say: 'nothing in ambient mode follows a revision tag; remove them' };
  }
}

/** What is in no registry is refused by proxies of pods, and of these namespaces' pods there are none. */
function* judgeWayOut({ values, enrolled }: ControlPlane, at: string): Iterable<Fault> {
  const [namespace] = [...enrolled].find(([, { dataplaneMode }]) => dataplaneMode === 'ambient') ?? [];
  if (namespace === undefined || values?.meshConfig?.outboundTrafficPolicy?.mode !== 'REGISTRY_ONLY') return;
  const say = `"REGISTRY_ONLY" does not bind pods in ambient mode, whose node proxy lets all calls out, as in namespace "${namespace}"; remove it and close the way out by NetworkPolicies, or leave the pods to sidecars`;
  yield { at, say };
}

function isForAmbient(version: string): boolean {
  return isIstioSince(version, firstAmbientMinor);
}

/** The node proxy works with its own Istio version and the next, as the CNI plugin does. */
function* judgeZTunnelVersion({ version, controlPlane }: ZTunnel, cluster: Cluster): Iterable<Fault> {
  const { controlPlanes, ossm } = cluster;
  const plane = controlPlanes.find(({ name }) => name === controlPlane);
  // A faulty version of the control plane is its own fault.
  if (!plane || positionOf(plane.version, ossm) < 0) return;
  const known = [...ossm.installable, ...ossm.aliases];
  if (!known.includes(version)) {
    yield* judgeVersion(cluster, version, 'ztunnel.version');
  } else if (!servesControlPlane(version, plane.version, ossm)) {
    const fitting = known.filter((candidate) => servesControlPlane(candidate, plane.version, ossm));
    const say = `${version} does not serve control plane "${plane.name}" (${plane.version}); it takes one of ${fitting.join(', ')}`;
    yield { at: 'ztunnel.version', say };
  }
}

/** A setting that puts pods into a mode. */
interface ModeUse {
  readonly at: string;
  readonly mode: Mode;
}

function* judgeMixture({ controlPlanes, release }: Cluster): Iterable<Fault> {
  const uses = controlPlanes.flatMap((plane, i) => modeUses(plane, `controlPlanes[${i}]`));
  const [first] = uses;
  const other = uses.find(({ mode }) => mode !== first?.mode);
  if (!first || !other || !tryOssmRelease(release) || isSince(release, ambientMode.besideSidecars)) return;
  const say = `"${other.mode}" beside "${first.mode}" (${first.at}) needs release ${ambientMode.besideSidecars} or a newer one`;
  yield { at: other.at, say };
}

/** A control plane without namespaces of its own in the settings has them elsewhere. */
function modeUses({ dataplaneMode, applications, namespaces }: ControlPlane, plane: string): readonly ModeUse[] {
  const own = applications.map((application, j) => ({
    at: `${plane}.applications[${j}].dataplaneMode`,
    mode: application.dataplaneMode,
  }));
  const needsNoOwn = applications.length > 0 && namespaces.length === 0;
  return [...(needsNoOwn ? [] : [{ at: `${plane}.dataplaneMode`, mode: dataplaneMode }]), ...own];
}
