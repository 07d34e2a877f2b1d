import { servesControlPlane } from '../../platform/istio-versions';
import { openshiftBetween, openshiftReleaseNames } from '../../platform/openshift';
import { ossmReleases, releasesOn, tryOssmRelease } from '../../platform/ossm';
import type { Fault } from '../fault';
import { judgeCount } from '../faults';
import type { Cluster } from '../resolve';
import { isServedBeside } from '../revisions/judge-revisions';
import { judgeVersion } from './judge-version';
import type { ControlPlane } from './resolve-control-planes';

type Strategy = ControlPlane['updateStrategy'];

/** What releases and versions cannot be, by the tables of platform/. */
export function* judgeReleases(cluster: Cluster): Iterable<Fault> {
  if (cluster.controlPlanes.length === 0) {
    yield { at: 'controlPlanes', say: 'is empty; leave it out for one with every default' };
  }
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
      say: `release ${release} does not run on OpenShift ${openshift}; it runs on ${runsOn.join(', ')}, and on OpenShift ${openshift} run ${releasesOn(openshift).join(', ')}`,
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
  { inactiveRevisionDeletionGracePeriodSeconds: seconds }: Strategy,
  at: string,
): Iterable<Fault> {
  yield* judgeCount(seconds, 0, `${at}.inactiveRevisionDeletionGracePeriodSeconds`);
}
