import type { Fault } from './fault';
import { judgeApplications } from './judge-applications';
import { judgeGateways } from './judge-gateways';
import { judgeNamespaces } from './judge-namespaces';
import { judgeReleases } from './judge-releases';
import { dnsLabelRule, isDnsLabel, tryDomainFault } from './names';
import type { Cluster } from './resolve';

/** Everything in a cluster's settings that cannot work, all at once, in the order of the settings. */
export function judge(cluster: Cluster): readonly Fault[] {
  return [
    ...judgeNames(cluster),
    ...judgeReleases(cluster),
    ...judgeNamespaces(cluster),
    ...judgeGateways(cluster),
    ...judgeApplications(cluster),
  ];
}

function* judgeNames({ name, appsDomain, controlPlanes }: Cluster): Iterable<Fault> {
  if (!isDnsLabel(name)) {
    yield { at: 'name', say: `"${name}" is not a DNS label, and it names the folder dist/<name>: ${dnsLabelRule}` };
  }
  const domainFault = tryDomainFault(appsDomain);
  if (domainFault) yield { at: 'appsDomain', say: domainFault };
  const names = controlPlanes.map((plane) => plane.name);
  for (const [i, planeName] of names.entries()) {
    const at = `controlPlanes[${i}].name`;
    if (!isDnsLabel(planeName)) yield { at, say: `"${planeName}" is not a DNS label: ${dnsLabelRule}` };
    if (names.indexOf(planeName) < i) {
      yield { at, say: `"${planeName}" names controlPlanes[${names.indexOf(planeName)}] too; give each its own name` };
    }
  }
}
