import { revisionName } from '../platform/naming';
import { judgeAmbient } from './ambient/judge-ambient';
import { judgeApplications } from './applications/judge-applications';
import { judgeCertificateAuthorities } from './certificate-authority/judge-certificate-authority';
import { judgeReleases } from './control-planes/judge-releases';
import { judgeValues } from './control-planes/judge-values';
import { judgeExternalServices } from './egress/judge-external-services';
import type { Fault } from './fault';
import { judgeGateways } from './gateways/judge-gateways';
import { judgeIngressGateways } from './gateways/judge-ingress-gateways';
import { judgeMirror } from './mirror/judge-mirror';
import { judgeMultiClusters } from './multi-cluster/judge-multi-cluster';
import { dnsLabelRule, isDnsLabel, tryDomainFault } from './names';
import { judgeNamespaces } from './namespaces/judge-namespaces';
import { judgeObservability } from './observability/judge-observability';
import { judgeOperators } from './operators/judge-operators';
import type { Cluster } from './resolve';
import { judgeRevisions } from './revisions/judge-revisions';
import { judgeSecurity } from './security/judge-security';

/** Everything in a cluster's settings that cannot work, all at once, in the order of the settings. */
export function judge(cluster: Cluster): readonly Fault[] {
  return [
    ...judgeNames(cluster),
    ...judgeReleases(cluster),
    ...judgeRevisions(cluster),
    ...judgeAmbient(cluster),
    ...judgeOperators(cluster),
    ...judgeMirror(cluster),
    ...judgeNamespaces(cluster),
    ...judgeValues(cluster),
    ...judgeCertificateAuthorities(cluster),
    ...judgeObservability(cluster),
    ...judgeMultiClusters(cluster),
    ...judgeGateways(cluster),
    ...judgeIngressGateways(cluster),
    ...judgeExternalServices(cluster),
    ...judgeApplications(cluster),
    ...judgeSecurity(cluster),
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
