import { judgeAmbient } from './ambient/judge-ambient';
import { judgeApplications } from './applications/judge-applications';
import { judgeDestination } from './argo-cd/judge-destination';
import { judgeCertificateAuthorities } from './certificate-authority/judge-certificate-authority';
import { judgeNames } from './control-planes/judge-names';
import { judgeReleases } from './control-planes/judge-releases';
import { judgeExternalServices } from './egress/judge-external-services';
import type { Fault } from './fault';
import { judgeGateways } from './gateways/judge-gateways';
import { judgeIngressGateways } from './gateways/judge-ingress-gateways';
import { judgeValues } from './istio-values/judge-values';
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
    ...judgeCluster(cluster),
    ...judgeDestination(cluster),
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

function* judgeCluster({ name, appsDomain }: Cluster): Iterable<Fault> {
  if (!isDnsLabel(name)) {
    yield { at: 'name', say: `"${name}" is not a DNS label, and it names the folder dist/<name>: ${dnsLabelRule}` };
  }
  const domainFault = tryDomainFault(appsDomain);
  if (domainFault) yield { at: 'appsDomain', say: domainFault };
}
