import type { CalledPods, DeclaredCall } from '../../constructs/security/declared-call';
import { istiodMonitoringPort, istiodPodLabels, istiodPort, istiodWebhookPort } from '../../platform/istiod';
import { scrapingNamespace } from '../../platform/monitoring';
import { proxyMetricsPorts } from '../../platform/proxy';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import { gatewaysOf } from '../gateways/gateways-of';
import type { Cluster } from '../resolve';
import { callingNamespaces } from './calling-namespaces';
import { declaredCalls } from './declared-calls';
import { podsOfGateway } from './gateway-pods';

/**
 * The calls that NetworkPolicies let through: those that are declared, and those that only they have to do with, to istiod,
 * which has no proxy, and those that pass by the proxies.
 *
 * The CNI plugin and the node proxies are called by nobody but the kubelet and monitoring, so their namespaces stay open.
 */
export function networkCalls(plane: ControlPlane, cluster: Cluster): readonly DeclaredCall[] {
  return [
    ...callsFromHere(plane),
    ...(plane.multiCluster?.remote ? [] : callsToIstiod(plane, cluster)),
    ...(plane.observability ? callsOfMonitoring(plane) : []),
    ...callsOfKubelet(plane),
    ...callsThroughEastWestGateway(plane),
  ];
}

/** Callers of other clusters come through the east-west gateway. */
function callsFromHere(plane: ControlPlane): readonly DeclaredCall[] {
  const here = callingNamespaces(plane);
  return declaredCalls(plane).flatMap((call) => {
    if (typeof call.from === 'string') return [call];
    const from = call.from.filter(({ namespace }) => here.has(namespace));
    return from.length > 0 ? [{ ...call, from }] : [];
  });
}

/** The API server calls webhooks from outside the pods' network, where no selector finds it. */
function callsToIstiod(plane: ControlPlane, cluster: Cluster): readonly DeclaredCall[] {
  const { namespace } = plane;
  const pods = { namespace, to: { matchLabels: istiodPodLabels } };
  const from = Array.from(askingNamespaces(plane, cluster), (name) => ({ namespace: name }));
  return [
    { ...pods, name: 'istiod-webhooks', from: 'anybody', ports: [istiodWebhookPort] },
    ...(from.length > 0 ? [{ ...pods, name: 'istiod-proxies', from, ports: [istiodPort] }] : []),
    // Kiali runs beside istiod and asks it for what its proxies know.
    ...(plane.observability
      ? [{ ...pods, name: 'istiod-monitoring', from: [scraper, { namespace }], ports: [istiodMonitoringPort] }]
      : []),
  ];
}

/** In ambient mode, too, a namespace may have a proxy: a waypoint or a gateway that its team has added. */
function askingNamespaces(plane: ControlPlane, { ztunnel }: Cluster): ReadonlySet<string> {
  return new Set([
    ...(ztunnel?.controlPlane === plane.name ? [ztunnel.namespace] : []),
    ...Array.from(gatewaysOf(plane).values(), ({ namespace }) => namespace),
    ...plane.enrolled.keys(),
  ]);
}

const scraper = { namespace: scrapingNamespace };

function callsOfMonitoring(plane: ControlPlane): readonly DeclaredCall[] {
  return [
    ...Array.from(gatewaysOf(plane).values(), (gateway) =>
      scraped(`${gateway.name}-monitoring`, gateway.namespace, podsOfGateway(gateway).to),
    ),
    ...Array.from(plane.enrolled.keys(), (namespace) => scraped('monitoring', namespace, {})),
  ];
}

function scraped(name: string, namespace: string, to: CalledPods): DeclaredCall {
  return { name, namespace, to, from: [scraper], ports: proxyMetricsPorts };
}

/** In ambient mode probes come from an address of their own; otherwise from the node, which is always let through. */
function callsOfKubelet(plane: ControlPlane): readonly DeclaredCall[] {
  return [...plane.enrolled].flatMap(([namespace, { dataplaneMode }]) =>
    dataplaneMode === 'ambient' ? [{ name: 'kubelet', namespace, to: {}, from: 'kubelet' as const }] : [],
  );
}

/** To the network, calls from other clusters come from the gateway that takes them. */
function callsThroughEastWestGateway(plane: ControlPlane): readonly DeclaredCall[] {
  const { eastWestGateway } = plane.multiCluster ?? {};
  if (!eastWestGateway) return [];
  const { caller } = podsOfGateway(eastWestGateway);
  return [
    ...Array.from(plane.enrolled.keys(), (namespace) => ({
      name: 'other-clusters',
      namespace,
      to: {},
      from: [caller],
    })),
    ...plane.egressGateways.map((gateway) => ({
      name: `${gateway.name}-other-clusters`,
      namespace: gateway.namespace,
      to: podsOfGateway(gateway).to,
      from: [caller],
    })),
  ];
}
