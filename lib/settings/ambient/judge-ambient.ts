import { ambientMode, firstAmbientMinor } from '../../platform/ambient';
import { openshiftReleaseNames, openshiftWithGatewayApi } from '../../platform/openshift';
import { isSince, ossmReleases, positionOf, servesControlPlane, tryOssmRelease } from '../../platform/ossm';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import type { Cluster } from '../resolve';
import { judgeWaypoints } from './judge-waypoints';
import { isAmbient, type ZTunnel } from './resolve-ambient';

type Mode = ControlPlane['dataplaneMode'];

/** What keeps a cluster from ambient mode, and what does not go with it. */
export function* judgeAmbient(cluster: Cluster): Iterable<Fault> {
  const { controlPlanes, ztunnel } = cluster;
  yield* judgeModes(cluster);
  yield* judgeWaypoints(cluster);
  if (!ztunnel) return;
  if (!controlPlanes.some(isAmbient)) {
    yield { at: 'ztunnel', say: "no pods are in ambient mode; remove it, or set a control plane's dataplaneMode" };
    return;
  }
  const lacking = tryLacking(cluster);
  if (lacking) {
    yield lacking;
    return;
  }
  for (const [i, plane] of controlPlanes.entries()) {
    if (isAmbient(plane)) yield* judgeControlPlane(plane, cluster, `controlPlanes[${i}]`);
  }
  yield* judgeZTunnelVersion(ztunnel, cluster);
  yield* judgeMixture(cluster);
}

function* judgeModes({ controlPlanes, cni }: Cluster): Iterable<Fault> {
  for (const [i, { dataplaneMode, applications, values }] of controlPlanes.entries()) {
    const at = `controlPlanes[${i}]`;
    if (!isMode(dataplaneMode)) yield unknownMode(dataplaneMode, `${at}.dataplaneMode`);
    for (const [j, { dataplaneMode: own }] of applications.entries()) {
      if (own !== dataplaneMode && !isMode(own)) yield unknownMode(own, `${at}.applications[${j}].dataplaneMode`);
    }
    yield* judgeSwitch(values?.pilot?.env?.PILOT_ENABLE_AMBIENT, `${at}.values.pilot.env.PILOT_ENABLE_AMBIENT`);
  }
  yield* judgeSwitch(cni.values?.cni?.ambient?.enabled, 'cni.values.cni.ambient.enabled');
}

/** A Helm value that turns ambient mode on or off past the settings. */
function* judgeSwitch(value: unknown, at: string): Iterable<Fault> {
  if (value !== undefined && value !== null)
    yield { at, say: 'the dataplaneMode of control planes decides this; remove it' };
}

function isMode(mode: string): mode is Mode {
  return mode === 'sidecar' || mode === 'ambient';
}

function unknownMode(mode: string, at: string): Fault {
  return { at, say: `"${mode}" is neither "sidecar" nor "ambient"` };
}

/** What the platform lacks for ambient mode; names that are no releases are judged elsewhere. */
function tryLacking({ release, openshift, controlPlanes }: Cluster): Fault | undefined {
  if (!tryOssmRelease(release)) return undefined;
  if (!isSince(release, ambientMode.preview)) {
    const offering = Object.keys(ossmReleases).filter((name) => isSince(name, ambientMode.preview));
    const say = `release ${release} does not offer ambient mode; releases ${offering.join(', ')} do`;
    return { at: firstAmbientMode(controlPlanes), say };
  }
  const isKnown = openshiftReleaseNames.some((name) => name === openshift);
  if (!isKnown || openshiftWithGatewayApi.includes(openshift)) return undefined;
  const say = `ambient mode needs the Kubernetes Gateway API, which OpenShift ${openshift} does not bring; ${openshiftWithGatewayApi.join(', ')} do`;
  return { at: 'openshift', say };
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

function isForAmbient(version: string): boolean {
  return Number(/^v1\.(\d+)/.exec(version)?.[1]) >= firstAmbientMinor;
}

/** The node proxy works with its own Istio version and the next, as the CNI plugin does. */
function* judgeZTunnelVersion({ version, controlPlane }: ZTunnel, cluster: Cluster): Iterable<Fault> {
  const { controlPlanes, ossm, release } = cluster;
  const plane = controlPlanes.find(({ name }) => name === controlPlane);
  // A faulty version of the control plane is its own fault.
  if (!plane || positionOf(plane.version, ossm) < 0) return;
  const known = [...ossm.installable, ...ossm.aliases];
  if (!known.includes(version)) {
    const say = `release ${release} cannot install Istio ${version}; installable: ${known.join(', ')}`;
    yield { at: 'ztunnel.version', say };
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
  return [...(needsNoOwn ? [] : [{ at: `${plane}.dataplaneMode`, mode: dataplaneMode }]), ...own].filter(({ mode }) =>
    isMode(mode),
  );
}
