import { revisionName } from '../platform/naming';
import { judgeApplications } from './applications/judge-applications';
import { judgeReleases } from './control-planes/judge-releases';
import { judgeValues } from './control-planes/judge-values';
import type { Fault } from './fault';
import { judgeGateways } from './gateways/judge-gateways';
import { dnsLabelRule, isDnsLabel, tryDomainFault } from './names';
import { judgeNamespaces } from './namespaces/judge-namespaces';
import { judgeOperators } from './operators/judge-operators';
import type { Cluster } from './resolve';

/** Everything in a cluster's settings that cannot work, all at once, in the order of the settings. */
export function judge(cluster: Cluster): readonly Fault[] {
  return [
    ...judgeNames(cluster),
    ...judgeReleases(cluster),
    ...judgeOperators(cluster),
    ...judgeNamespaces(cluster),
    ...judgeValues(cluster),
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
  for (const [i, { name: planeName, updateStrategy, version }] of controlPlanes.entries()) {
    const revision = revisionName(planeName, updateStrategy.type, version);
    const at = `controlPlanes[${i}].name`;
    if (!isDnsLabel(planeName)) yield { at, say: `"${planeName}" is not a DNS label: ${dnsLabelRule}` };
    // The revision is the value of a label and part of the name of istiod's Service.
    const service = `istiod-${revision}`;
    if (service.length > 63)
      yield {
        at,
        say: `"${planeName}" is too long: "${service}" has ${service.length} characters; at most 63 are allowed`,
      };
    if (names.indexOf(planeName) < i) {
      yield { at, say: `"${planeName}" names controlPlanes[${names.indexOf(planeName)}] too; give each its own name` };
    }
  }
}
