import { openshiftBetween, openshiftReleaseNames } from '../platform/openshift';
import { ossmReleases, tryOssmRelease } from '../platform/ossm';
import type { Fault } from './fault';
import type { Cluster, ControlPlane } from './resolve';

type Strategy = ControlPlane['updateStrategy'];

/** What releases, versions and operators cannot be, by the tables of platform/. */
export function* judgeReleases(cluster: Cluster): Iterable<Fault> {
  yield* judgePair(cluster);
  if (tryOssmRelease(cluster.release)) yield* judgeVersions(cluster);
  for (const [i, { updateStrategy }] of cluster.controlPlanes.entries()) {
    yield* judgeStrategy(updateStrategy, `controlPlanes[${i}].updateStrategy`);
  }
  yield* judgeOperators(cluster);
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

function* judgeOperators({ operators, release, ossm }: Cluster): Iterable<Fault> {
  const csvPrefix = tryOssmRelease(release)?.csvPrefix;
  for (const [name, { installPlanApproval, startingCSV }] of Object.entries(operators)) {
    const at = `operators.${name}`;
    if (!['Automatic', 'Manual'].includes(installPlanApproval)) {
      yield { at: `${at}.installPlanApproval`, say: `"${installPlanApproval}" is neither "Automatic" nor "Manual"` };
    }
    if (startingCSV && installPlanApproval === 'Automatic') {
      yield {
        at: `${at}.startingCSV`,
        say: `Automatic upgrades past "${startingCSV}" at once; set installPlanApproval: 'Manual'`,
      };
    }
    if (startingCSV && csvPrefix && name === 'servicemeshoperator3' && !startingCSV.startsWith(csvPrefix)) {
      yield {
        at: `${at}.startingCSV`,
        say: `"${startingCSV}" is not in channel ${ossm.channel}; its names start with "${csvPrefix}"`,
      };
    }
  }
}
