/**
 * How the clusters of one mesh know each other's networks.
 *
 * Sources: istio `samples/multicluster`, `pilot/pkg/serviceregistry/kube/controller/network.go` and
 * `manifests/charts/istio-control/istio-discovery/templates` (`remote-istiod-service.yaml`); sail-operator
 * `docs/deployment-models`.
 */
import { istiodPort, istiodWebhookPort, istiodWebhookServicePort } from './istiod';
import { statusPort } from './proxy';

/** Port by which clusters of one mesh reach each other's gateways. */
export const eastWestPort = 15443;

/** Label that says in which network something is. */
export const networkLabel = 'topology.istio.io/network';

/** Annotation of a remote cluster's namespace for the control plane: the cluster whose istiod serves it. */
export const controlPlaneClustersAnnotation = 'topology.istio.io/controlPlaneClusters';

/** What a gateway between clusters is told in its environment: the network that it shows to the others. */
export const networkViewVariable = 'ISTIO_META_REQUESTED_NETWORK_VIEW';

/** Ports at which remote clusters come in to ask for configuration and for injection, and those of istiod's Service behind. */
export const remotePorts = [
  { name: 'tls-istiod', port: istiodPort, servicePort: istiodPort },
  { name: 'tls-webhook', port: istiodWebhookPort, servicePort: istiodWebhookServicePort },
] as const;

/** Ports of the Service of a gateway between clusters, and of its pods; those of istiod only where it has remote clusters. */
export function eastWestPorts(hasRemotes: boolean): readonly { readonly name: string; readonly port: number }[] {
  return [
    { name: 'status-port', port: statusPort },
    { name: 'tls', port: eastWestPort },
    ...(hasRemotes ? remotePorts : []),
  ];
}

/** Path at which the control plane of another cluster makes proxies for this one. */
export function injectionPath(clusterName: string, network: string): string {
  return `/inject/cluster/${clusterName}/net/${network}`;
}
