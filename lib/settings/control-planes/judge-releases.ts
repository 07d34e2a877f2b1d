import { openshiftBetween, openshiftReleaseNames } from '../../platform/openshift';
import { ossmReleases, servesControlPlane, tryOssmRelease } from '../../platform/ossm';
import type { Fault } from '../fault';
import type { Cluster } from '../resolve';
import { isServedBeside } from '../revisions/judge-revisions';
import type { ControlPlane } from './resolve-control-planes';

type Strategy = ControlPlane['updateStrategy'];

/** What releases and versions cannot be, by the tables of platform/. */
export function* judgeReleases(cluster: Cluster): Iterable<Fault> {
  yield* judgePair(cluster);
  if (tryOssmRelease(cluster.release)) {
    yield* judgeVersions(cluster);
    yield* judgeSkew(cluster);
  }
  for (const [i, { updateStrategy }] of cluster.controlPlanes.entries()) {
    yield* judgeStrategy(updateStrategy, `controlPlanes[${i}].updateStrategy`);
  }
}

function* judgePair({ openshift, release, ossm }: Cluster): Iterable<Fault> {
  const isOpenShift = openshiftReleaseNames.some((known) => known === openshift);
  const isRelease = tryOssmRelease(release) !== undefined;
  if (!isOpenShift) {
    yield {
      at: 'openshift',
      say: `no OpenShift release "${openshift}"; known: ${openshiftReleaseNames.join(', ')}`,
    };
  }
  if (!isRelease) {
    yield {
      at: 'release',
      say: `no Service Mesh release "${release}"; known: ${Object.keys(ossmReleases).join(', ')}`,
    };
  }
  const runsOn: readonly string[] = openshiftBetween(ossm.minimumOpenShift, ossm.maximumOpenShift);
  if (isOpenShift && isRelease && !runsOn.includes(openshift)) {
    yield {
      at: 'release',
      say: `release ${release} does not run on OpenShift ${openshift}; it runs on ${runsOn.join(', ')}`,
    };
  }
}

function* judgeVersions(cluster: Cluster): Iterable<Fault> {
  const followsControlPlane = cluster.controlPlanes.some(({ version }) => version === cluster.cni.version);
  if (!followsControlPlane) yield* judgeVersion(cluster, cluster.cni.version, 'cni.version');
  for (const [i, { version, updateStrategy }] of cluster.controlPlanes.entries()) {
    const at = `controlPlanes[${i}].version`;
    yield* judgeVersion(cluster, version, at);
    // The revision is named after the alias, so the next patch would replace it in place instead of beside it.
    if (updateStrategy.type === 'RevisionBased' && cluster.ossm.aliases.includes(version)) {
      yield {
        at,
        say: `alias "${version}" defeats updateStrategy RevisionBased; write the patch, e.g. "${cluster.ossm.installable[0]}"`,
      };
    }
  }
}

function* judgeVersion({ release, ossm }: Cluster, version: string, at: string): Iterable<Fault> {
  const installable = [...ossm.installable, ...ossm.aliases];
  if (installable.includes(version)) return;
  const endOfLife = ossm.endOfLife.includes(version) ? ' (end of life)' : '';
  yield {
    at,
    say: `release ${release} cannot install Istio ${version}${endOfLife}; installable: ${installable.join(', ')}`,
  };
}

/** One CNI plugin serves all revisions, so the oldest and the newest of them may be one minor apart. */
function* judgeSkew({ cni, controlPlanes, ossm }: Cluster): Iterable<Fault> {
  const known = [...ossm.installable, ...ossm.aliases];
  for (const { name, version } of revisions(controlPlanes, ossm)) {
    if (!known.includes(version) || !known.includes(cni.version)) continue;
    if (servesControlPlane(cni.version, version, ossm)) continue;
    const fitting = known.filter((candidate) => servesControlPlane(candidate, version, ossm));
    const say = `${cni.version} does not serve control plane "${name}" (${version}); it takes one of ${fitting.join(', ')}`;
    yield { at: 'cni.version', say };
  }
}

/** Those that are active and those that tags stay with; without a tag that stays too far behind, which is its own fault. */
function revisions(
  planes: Cluster['controlPlanes'],
  ossm: Cluster['ossm'],
): readonly Pick<ControlPlane, 'name' | 'version'>[] {
  return planes.flatMap(({ name, version, revisionTags }) => {
    const pins = revisionTags.flatMap((tag) => tag.version ?? []);
    if (!pins.every((pin) => isServedBeside(pin, version, ossm))) return [];
    return Array.from(new Set([version, ...pins]), (each) => ({ name, version: each }));
  });
}

function* judgeStrategy(
  { type, inactiveRevisionDeletionGracePeriodSeconds: seconds }: Strategy,
  at: string,
): Iterable<Fault> {
  if (!['InPlace', 'RevisionBased'].includes(type)) {
    yield { at: `${at}.type`, say: `"${type}" is neither "InPlace" nor "RevisionBased"` };
  }
  if (!Number.isInteger(seconds) || seconds < 0) {
    yield { at: `${at}.inactiveRevisionDeletionGracePeriodSeconds`, say: `${seconds} is not a whole number from 0` };
  }
}
