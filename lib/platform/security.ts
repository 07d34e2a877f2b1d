/**
 * What policies for a mesh have to know of it.
 *
 * Sources: istio `pkg/config/constants` (trust domain), `pilot/pkg/config/kube/gatewaycommon/deploymentcontroller.go` (labels of
 * generated gateways), `manifests/charts/istio-control/istio-discovery/templates` (`service.yaml`, and
 * `networkpolicy.yaml` in openshift-service-mesh/istio); the CRDs of openshift-service-mesh/sail-operator v3.0.14 to v3.4.1
 * (`global.networkPolicy`); openshift/cluster-monitoring-operator `assets/prometheus-user-workload`; "Ports used by
 * Istio" (istio.io, Application Requirements).
 */

/** First part of every identity of a mesh, unless `meshConfig.trustDomain` says otherwise. */
export const defaultTrustDomain = 'cluster.local';

/** Label of the pods that istiod makes for a Gateway. */
export const generatedGatewayLabel = 'gateway.networking.k8s.io/gateway-name';

/** Ports that the pods of gateways listen on for HTTP and HTTPS: those of a Gateway are the ports of its listeners. */
export const gatewayPodPorts = { injected: { http: 8080, https: 8443 }, generated: { http: 80, https: 443 } } as const;

/** Port at which a gateway says that it is ready, which load balancers ask as well. */
export const gatewayStatusPort = 15021;

/** Labels of istiod's pods, of any revision. */
export const istiodPodLabels = { app: 'istiod' } as const;

/** Port of istiod's pods that answers for its metrics and its state. */
export const istiodMonitoringPort = 15014;

/** Ports of a proxy that answer for its metrics: merged with those of its pod, and its own. */
export const proxyMetricsPorts = [15020, 15090] as const;

/** Where the Prometheus runs that scrapes what users run. */
export const scrapingNamespace = 'openshift-user-workload-monitoring';

/** Istio's first minor that can bring NetworkPolicies for istiod (`values.global.networkPolicy.enabled`). */
export const firstWithNetworkPolicies = 26;
