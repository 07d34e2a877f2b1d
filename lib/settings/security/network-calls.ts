import type { CalledPods, DeclaredCall } from '../../constructs/security/declared-call';
import { istiodPort, istiodWebhookPort } from '../../platform/cluster-network';
import { istiodMonitoringPort, istiodPodLabels, proxyMetricsPorts, scrapingNamespace } from '../../platform/security';
import { dataplaneModes } from '../ambient/resolve-ambient';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import { type NamespaceRole, namespaceUses } from '../namespaces/namespace-uses';
import type { Cluster } from '../resolve';
import { enrolledNamespaces } from './enrolled-namespaces';
import { podsOfGateway } from './gateway-pods';

/**
 * The calls that only NetworkPolicies have to do with: to istiod, which has no proxy, and those that pass by the proxies.
 *
 * The CNI plugin and the node proxies are called by nobody but the kubelet and monitoring, so their namespaces stay open.
 */
export function networkCalls(plane: ControlPlane, cluster: Cluster): readonly DeclaredCall[] {
  return [
    ...(plane.multiCluster?.remote ? [] : callsToIstiod(plane, cluster)),
    ...(plane.observability ? callsOfMonitoring(plane) : []),
    ...callsOfKubelet(plane),
    ...callsThroughEastWestGateway(plane),
  ];
}

/** The API server calls webhooks from outside the pods' network, where no selector finds it. */
function callsToIstiod(plane: ControlPlane, cluster: Cluster): readonly DeclaredCall[] {
  const { namespace } = plane;
  const pods = { namespace, to: { matchLabels: istiodPodLabels } };
  const from = namespacesWithProxies(plane, cluster).map((name) => ({ namespace: name }));
  return [
    { ...pods, name: 'istiod-webhooks', from: 'anybody', ports: [istiodWebhookPort] },
    ...(from.length > 0 ? [{ ...pods, name: 'istiod-proxies', from, ports: [istiodPort] }] : []),
    // Kiali runs beside istiod and asks it for what its proxies know.
    ...(plane.observability
      ? [{ ...pods, name: 'istiod-monitoring', from: [scraper, { namespace }], ports: [istiodMonitoringPort] }]
      : []),
  ];
}

const withProxies: ReadonlySet<NamespaceRole> = new Set<NamespaceRole>(['gateway', 'application', 'node proxy']);

function namespacesWithProxies(plane: ControlPlane, cluster: Cluster): readonly string[] {
  const uses = [...namespaceUses(cluster)].filter((use) => use.plane === undefined || use.plane === plane);
  return [...new Set(uses.filter(({ as }) => withProxies.has(as)).map(({ namespace }) => namespace))];
}

const scraper = { namespace: scrapingNamespace };

function callsOfMonitoring(plane: ControlPlane): readonly DeclaredCall[] {
  const { eastWestGateway } = plane.multiCluster ?? {};
  const gateways = [...plane.gateways, ...plane.egressGateways, ...(eastWestGateway ? [eastWestGateway] : [])];
  return [
    ...gateways.map((gateway) => scraped(`${gateway.name}-monitoring`, gateway.namespace, podsOfGateway(gateway).to)),
    ...[...enrolledNamespaces(plane)].map((namespace) => scraped('monitoring', namespace, {})),
  ];
}

function scraped(name: string, namespace: string, to: CalledPods): DeclaredCall {
  return { name, namespace, to, from: [scraper], ports: proxyMetricsPorts };
}

/** In ambient mode probes come from an address of their own; otherwise from the node, which is always let through. */
function callsOfKubelet(plane: ControlPlane): readonly DeclaredCall[] {
  return [...dataplaneModes(plane)].flatMap(([namespace, mode]) =>
    mode === 'ambient' ? [{ name: 'kubelet', namespace, to: {}, from: 'kubelet' as const }] : [],
  );
}

/** To the network, calls from other clusters come from the gateway that takes them. */
function callsThroughEastWestGateway(plane: ControlPlane): readonly DeclaredCall[] {
  const { eastWestGateway } = plane.multiCluster ?? {};
  if (!eastWestGateway) return [];
  const { caller } = podsOfGateway(eastWestGateway);
  return [...enrolledNamespaces(plane)].map((namespace) => {
    return { name: 'other-clusters', namespace, to: {}, from: [caller] };
  });
}
