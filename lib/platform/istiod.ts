/**
 * The control plane as its pods answer, and what it says of the mesh unless it is told otherwise.
 *
 * Sources: istio `pkg/config/constants` (trust domain) and `manifests/charts/istio-control/istio-discovery/templates`
 * (`service.yaml`, and `networkpolicy.yaml` in openshift-service-mesh/istio); the CRDs of
 * openshift-service-mesh/sail-operator v3.0.14 to v3.4.1 (`global.networkPolicy`).
 */

/** Labels of istiod's pods, of any revision. */
export const istiodPodLabels = { app: 'istiod' } as const;

/** Port of istiod where proxies get certificates and configuration. */
export const istiodPort = 15012;

/** Port of istiod's pods that answers for its metrics and its state. */
export const istiodMonitoringPort = 15014;

/** Port of the API server's calls to istiod's webhooks. */
export const istiodWebhookPort = 15017;

/** Port of istiod's Service that leads to its webhooks. */
export const istiodWebhookServicePort = 443;

/** First part of every identity of a mesh, unless `meshConfig.trustDomain` says otherwise. */
export const defaultTrustDomain = 'cluster.local';

/** Istio's first minor that can bring NetworkPolicies for istiod (`values.global.networkPolicy.enabled`). */
export const firstWithNetworkPolicies = 26;
