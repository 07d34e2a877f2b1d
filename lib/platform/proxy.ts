/**
 * The proxy that istiod injects.
 *
 * Source: "Ports used by Istio" (istio.io, Application Requirements).
 */

/** Ports that the proxy opens for itself: readiness, metrics and its own listeners. */
export const proxyPorts: ReadonlySet<number> = new Set([15000, 15001, 15004, 15006, 15008, 15020, 15021, 15053, 15090]);

/**
 * Since when the proxy of a pod is a native sidecar, which ends with the pod's own containers: the Istio minor that turns it
 * on by itself, and the OpenShift release whose kubelets it asks for (istio `pilot/pkg/features`, `ENABLE_NATIVE_SIDECARS`).
 */
export const nativeSidecars = { istio: 27, openshift: '4.20' } as const;
