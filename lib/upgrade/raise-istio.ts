import { tryMinorsBehind, tryNextVersion } from '../platform/istio-versions';
import type { ClusterSettings } from '../settings/cluster-settings';
import type { ControlPlane } from '../settings/control-planes/resolve-control-planes';
import { type Cluster, resolve } from '../settings/resolve';
import { caughtUp, held, unwrittenParts } from './node-parts';
import { restarts } from './restarts';
import { leaveRevision, moveTag, newRevision } from './revisions';
import type { Move } from './step';

/** A control plane that goes to a version. */
interface Raise {
  /** Its place in the settings. */
  readonly index: number;
  readonly plane: ControlPlane;
  readonly version: string;
}

/**
 * The next minor: every control plane that is still of the oldest one, then what runs on the nodes and serves them all,
 * then the proxies of those that were updated in place. Patches within a minor matter at the end of the way alone.
 */
export function nextRound(settings: ClusterSettings, isLast: boolean): readonly Move[] {
  const cluster = resolve(settings);
  const raises = raisesOf(cluster, isLast);
  if (raises.length === 0) return [];
  const unwritten = unwrittenParts(settings);
  const catchUp: Move = (now) => caughtUp(now, unwritten);
  const inPlace = raises.filter(({ plane }) => plane.updateStrategy.type === 'InPlace');
  const byRevision = raises.filter((raise) => !inPlace.includes(raise));
  return [
    ...inPlace.map(raiseInPlace),
    ...byRevision.flatMap(raiseByRevision),
    catchUp,
    () => inPlace.flatMap(({ plane }) => restarts(plane)),
  ];
}

/** What the settings are in the middle of: tags that stay behind move on, and so does what runs on the nodes. */
export function finishBegun(settings: ClusterSettings): readonly Move[] {
  const moves = resolve(settings).controlPlanes.flatMap((plane, index) => {
    const tags = [...plane.revisionTags.keys()].filter((tag) => plane.revisionTags[tag]?.version !== undefined);
    const behind = new Set(plane.revisionTags.flatMap(({ version }) => version ?? []));
    return [
      ...tags.reverse().map((tag) => moveTag(plane, index, tag)),
      ...Array.from(behind, (version) => leaveRevision(plane, version)),
    ];
  });
  const unwritten = unwrittenParts(settings);
  return [...moves, (now) => caughtUp(now, unwritten)];
}

function raisesOf({ controlPlanes, ossm }: Cluster, isLast: boolean): readonly Raise[] {
  const behind = (version: string) => tryMinorsBehind(version, ossm.installable[0], ossm) ?? 0;
  const oldest = Math.max(...controlPlanes.map(({ version }) => behind(version)));
  if (oldest === 0 && !isLast) return [];
  return controlPlanes.flatMap((plane, index) => {
    const version = tryNextVersion(plane.version, ossm);
    return version !== undefined && behind(plane.version) === oldest ? [{ index, plane, version }] : [];
  });
}

function raiseInPlace({ index, plane, version }: Raise): Move {
  return (settings) => [
    {
      what: 'Istio',
      title: `${plane.name} from ${plane.version} to ${version}`,
      changes: [{ at: `controlPlanes[${index}].version`, value: version }, ...held(settings)],
      commands: [`oc wait --for=condition=Ready istio/${plane.name} --timeout=10m`],
      rule: 'in place, a control plane goes one installable minor at a time, and before the CNI plugin',
    },
  ];
}

/** A new revision beside the old one; what follows tags stays where it is until they move, the first one last. */
function raiseByRevision({ index, plane, version }: Raise): readonly Move[] {
  const tags = [...plane.revisionTags.keys()].reverse();
  return [
    newRevision(plane, index, version),
    ...tags.map((tag) => moveTag({ ...plane, version }, index, tag)),
    () => (tags.length > 0 ? [] : restarts(plane)),
    leaveRevision(plane, plane.version),
  ];
}
