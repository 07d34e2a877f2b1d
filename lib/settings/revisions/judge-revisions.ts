import { positionOf, servesControlPlane } from '../../platform/istio-versions';
import type { OssmRelease } from '../../platform/ossm';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { judgeLabel, judgeUnique } from '../faults';
import type { Cluster } from '../resolve';
import { suggestion } from '../suggestion';
import type { RevisionTagSettings } from './revision-settings';
import { revisionsOf } from './revisions-of';

/** What revision tags cannot be, and what cannot follow them. */
export function* judgeRevisions(cluster: Cluster): Iterable<Fault> {
  const taken = new Map<string, string>();
  for (const [i, plane] of cluster.controlPlanes.entries()) {
    const at = `controlPlanes[${i}]`;
    if (plane.multiCluster?.remote && plane.revisionTags.length > 0) {
      yield { at: `${at}.revisionTags`, say: 'no tag can lead to the control plane of a remote cluster; remove them' };
    }
    for (const [j, tag] of plane.revisionTags.entries()) {
      const tagAt = `${at}.revisionTags[${j}]`;
      yield* judgeName(tag, cluster.controlPlanes, taken, `${tagAt}.name`);
      if (tag.version !== undefined) yield* judgePin(tag.version, plane, cluster, `${tagAt}.version`);
    }
    yield* judgeFollowers(plane, at);
  }
}

/** Tags and revisions stand in the same label, and both are one for the whole cluster. */
function* judgeName(
  { name }: RevisionTagSettings,
  planes: readonly ControlPlane[],
  taken: Map<string, string>,
  at: string,
): Iterable<Fault> {
  yield* judgeLabel(name, at);
  const owner = planes.find((plane) => revisionsOf(plane).includes(name));
  if (owner) {
    const say = `"${name}" is a revision of control plane "${owner.name}", which namespaces follow without a tag; give the tag another name, or drop it`;
    yield { at, say };
  }
  yield* judgeUnique(taken, name, at, 'give each tag of a cluster its own name');
}

function* judgePin(pin: string, plane: ControlPlane, { release, ossm }: Cluster, at: string): Iterable<Fault> {
  const { name, version, updateStrategy } = plane;
  const own = `control plane "${name}" (${version})`;
  const position = positionOf(pin, ossm);
  if (updateStrategy.type === 'InPlace') {
    const say = `control plane "${name}" is updated in place and has one revision; remove the line, or set updateStrategy: { type: 'RevisionBased' }`;
    yield { at, say };
  } else if (ossm.aliases.includes(pin)) {
    yield { at, say: `alias "${pin}" names no revision; write the patch, e.g. "${ossm.installable[position]}"` };
  } else if (position < 0) {
    yield { at, say: `release ${release} cannot install Istio ${pin}; installable: ${ossm.installable.join(', ')}` };
  } else if (pin === version) {
    yield { at, say: `"${pin}" is what ${own} has anyway; remove the line` };
  } else if (position < positionOf(version, ossm)) {
    yield { at, say: `"${pin}" is newer than ${own}; a tag stays behind, so raise the control plane's version first` };
  } else if (!isServedBeside(pin, version, ossm)) {
    yield { at, say: `"${pin}" is too far behind ${own}: no CNI plugin serves both; go by the minors between them` };
  }
}

/** Whether one CNI plugin serves a control plane and the older revision that a tag stays with. */
export function isServedBeside(pin: string, version: string, ossm: OssmRelease): boolean {
  const areKnown = positionOf(pin, ossm) >= 0 && positionOf(version, ossm) >= 0;
  return !areKnown || positionOf(pin, ossm) <= positionOf(version, ossm) || servesControlPlane(pin, version, ossm);
}

/** A namespace has one label, so that everything in it follows the same tag. */
function* judgeFollowers({ applications, namespaces, revisionTags }: ControlPlane, plane: string): Iterable<Fault> {
  const names = revisionTags.map(({ name }) => name);
  const [first] = names;
  const followed = new Map(namespaces.map((namespace) => [namespace, first]));
  for (const [i, { namespace, revisionTag }] of applications.entries()) {
    const at = `${plane}.applications[${i}].revisionTag`;
    const tag = revisionTag ?? first;
    if (revisionTag !== undefined && names.length === 0) {
      const say = `the control plane has no tag "${revisionTag}"; add revisionTags: [{ name: '${revisionTag}' }]`;
      yield { at, say };
    } else if (revisionTag !== undefined && !names.includes(revisionTag)) {
      yield { at, say: `no revision tag "${revisionTag}"${suggestion(revisionTag, names)}` };
    } else if (followed.has(namespace) && followed.get(namespace) !== tag) {
      yield {
        at,
        say: `namespace "${namespace}" follows "${followed.get(namespace)}" already; a namespace has one tag`,
      };
    }
    followed.set(namespace, tag);
  }
}
