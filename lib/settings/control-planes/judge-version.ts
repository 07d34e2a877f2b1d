import { tryOssmRelease } from '../../platform/ossm';
import type { Fault } from '../fault';
import type { Cluster } from '../resolve';

/** An Istio version that is not installed: by no operator of the release, or not yet by the one that it starts with. */
export function* judgeVersion({ release, ossm, operators }: Cluster, version: string, at: string): Iterable<Fault> {
  const installable = [...ossm.installable, ...ossm.aliases];
  if (installable.includes(version)) return;
  const comesLater = tryOssmRelease(release)?.installable.includes(version);
  const who = comesLater ? `"${operators.servicemeshoperator3.startingCSV}"` : `release ${release}`;
  const endOfLife = ossm.endOfLife.includes(version) ? ' (end of life)' : '';
  const meant = installable.includes(`v${version}`) ? `did you mean "v${version}"? ` : '';
  const say = `${who} cannot install Istio ${version}${endOfLife}; ${meant}installable: ${installable.join(', ')}`;
  yield { at, say };
}
