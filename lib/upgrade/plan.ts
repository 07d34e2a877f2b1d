import { tryIstioMinor } from '../platform/istio-versions';
import { type OssmReleaseName, ossmReleases } from '../platform/ossm';
import type { ClusterSettings } from '../settings/cluster-settings';
import { resolve } from '../settings/resolve';
import { enterRelease } from './enter-release';
import { finishBegun, nextRound } from './raise-istio';
import { applied, type Move, type Step } from './step';

/** How clusters come from where their settings are to a release, all those of a mesh together: steps in their order. */
export interface Plan {
  readonly clusters: readonly string[];
  readonly to: OssmReleaseName;
  readonly steps: readonly PlannedStep[];
}

/** A step, and the cluster whose settings it changes. */
export interface PlannedStep extends Step {
  readonly cluster: string;
}

/** Stage by stage, that of the cluster first which is furthest behind: those of a mesh must not come far apart. */
export function planOf(mesh: readonly ClusterSettings[], to: OssmReleaseName): Plan {
  const steps: PlannedStep[] = [];
  const take = (settings: ClusterSettings, moves: readonly Move[]) =>
    moves.reduce((before, move) => {
      const taken = move(before);
      steps.push(...taken.map((step) => ({ cluster: settings.name, ...step })));
      return taken.reduce((now, { changes }) => applied(now, changes), before);
    }, settings);
  const now = mesh.map((settings) => progressOf(take(settings, finishBegun(settings)), to));
  for (;;) {
    const next = now.filter(({ moves }) => moves.length > 0).reduce(furthestBehind, undefined);
    if (!next) return { clusters: mesh.map(({ name }) => name), to, steps };
    now[now.indexOf(next)] = progressOf(take(next.settings, next.moves), to);
  }
}

/** How far a cluster has come, and what brings it further; nothing does where it has arrived. */
interface Progress {
  readonly settings: ClusterSettings;
  readonly moves: readonly Move[];
  /** By Istio, then by operator, and what runs a control plane before what another cluster's serves. */
  readonly order: readonly number[];
}

function progressOf(settings: ClusterSettings, to: OssmReleaseName): Progress {
  const { release, controlPlanes } = resolve(settings);
  const minors = controlPlanes.map(({ version }) => tryIstioMinor(version) ?? 0);
  const isRemote = controlPlanes.some(({ multiCluster }) => multiCluster?.remote);
  const order = [Math.min(...minors), releaseNames.indexOf(release as OssmReleaseName), Number(isRemote)];
  return { settings, moves: nextStage(settings, release, to), order };
}

function furthestBehind(first: Progress | undefined, other: Progress): Progress {
  if (first === undefined) return other;
  const differences = other.order.map((position, i) => position - (first.order[i] ?? 0));
  return (differences.find((difference) => difference !== 0) ?? 0) < 0 ? other : first;
}

/** Istio to the newest version that the release installs, minor by minor; then the operator of the next release. */
function nextStage(settings: ClusterSettings, release: string, to: OssmReleaseName): readonly Move[] {
  const round = nextRound(settings, release === to);
  const [, next] = releasesBetween(release, to);
  return round.length > 0 || next === undefined ? round : enterRelease(next);
}

/** Why there is no way from a cluster's settings to a release. */
export function tryObstacle(settings: ClusterSettings, to: OssmReleaseName): string | undefined {
  const { name, release: from, ossm } = resolve(settings);
  if (releasesBetween(from, to).length === 0) {
    return `${name}: already at ${from}, newer than ${to}; an operator does not go back`;
  }
  if (ossm.sailApiVersion !== ossmReleases[to].sailApiVersion) {
    return `${name}: release ${from} is a technology preview, whose API ${ossm.sailApiVersion} no later release serves; take the mesh down and install ${to} anew`;
  }
  return undefined;
}

const releaseNames = Object.keys(ossmReleases) as OssmReleaseName[];

/** The releases from one to another, both included; none where the other is older. */
function releasesBetween(from: string, to: OssmReleaseName): readonly OssmReleaseName[] {
  return releaseNames.slice(releaseNames.indexOf(from as OssmReleaseName), releaseNames.indexOf(to) + 1);
}
