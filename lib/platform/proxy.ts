/**
 * The proxies of a mesh, in whatever pods they run.
 *
 * Source: "Ports used by Istio" (istio.io, Application Requirements).
 */

/** Port at which a proxy says that it is ready, which load balancers ask a gateway as well. */
export const statusPort = 15021;

/** Ports of a proxy that answer for its metrics: merged with those of its pod, and its own. */
export const proxyMetricsPorts = [15020, 15090] as const;

/** Port where ztunnel and waypoints exchange traffic. */
export const hbonePort = 15008;

/** Ports that the proxy opens for itself: readiness, metrics and its own listeners. */
export const proxyPorts: ReadonlySet<number> = new Set([
  ...[15000, 15001, 15004, 15006, 15053],
  ...[hbonePort, statusPort, ...proxyMetricsPorts],
]);

/**
 * Since when the proxy of a pod is a native sidecar, which ends with the pod's own containers: the Istio minor that turns it
 * on by itself, and the OpenShift release whose kubelets it asks for (istio `pilot/pkg/features`, `ENABLE_NATIVE_SIDECARS`).
 */
export const nativeSidecars = { istio: 27, openshift: '4.20' } as const;
